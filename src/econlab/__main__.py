"""``python -m econlab``: the command line where its script is not on the path."""

import sys

from econlab.cli import main

sys.exit(main())
