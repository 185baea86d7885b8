"""One run of a notebook: ``econlab run`` beside papermill's own command line.

Both execute the same notebook with the same kernel, in turn; econlab also
writes the page, the charts, the results and the index.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from econlab.project import root

NOTEBOOK, PAIRS = "02_growth_multipliers", 3


def seconds(*command: str) -> float:
    """Wall time of a command."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", *command], cwd=root(), check=True, capture_output=True)
    return perf_counter() - start


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        ours = ("econlab.cli", "run", NOTEBOOK, "--fresh", "--output", folder)
        theirs = (
            "papermill", "--no-progress-bar", f"notebooks/{NOTEBOOK}.ipynb", str(Path(folder) / "out.ipynb"),
        )  # fmt: skip
        pairs = [(seconds(*ours), seconds(*theirs)) for _ in range(PAIRS)]
    ratio = median(our / their for our, their in pairs)
    print(f"econlab run takes {ratio:.2f} times as long as papermill's command line ({PAIRS} pairs)")
