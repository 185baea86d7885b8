"""What local workers are forked from: a process that has imported what runs need, once for all of them."""

import sys

# Where they are installed, importing them takes as long as all the rest: the one checks addresses in
# notebooks, which have none, and papermill would open files on Hadoop with the other.
_UNUSED = ("rfc3987_syntax", "pyarrow")
_hidden = [name for name in _UNUSED if sys.modules.setdefault(name, None) is None]  # type: ignore[arg-type]

import jupyter_client.manager  # noqa: E402, F401
import nbconvert.exporters  # noqa: E402, F401
import papermill  # noqa: E402, F401

import econlab.running.work  # noqa: E402, F401

for _name in _hidden:
    del sys.modules[_name]
