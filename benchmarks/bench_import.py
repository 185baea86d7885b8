"""Start.

Each is a process of its own; what users of econlab import anyway takes what pandas takes.
"""

from commands import econlab, python


def bench_import(side_by_side):
    side_by_side(
        "import econlab",
        lambda: python("-c", "import econlab"),
        {
            "import pandas": lambda: python("-c", "import pandas"),
            "an interpreter that imports nothing": lambda: python("-c", "pass"),
        },
        pairs=9,
    )


def bench_help(side_by_side):
    side_by_side(
        "econlab --help",
        lambda: econlab("--help"),
        {"papermill --help": lambda: python("-m", "papermill", "--help")},
        pairs=7,
    )
