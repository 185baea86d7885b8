"""Export.

The figures of the project in one process, beside pandas that writes the same table. econlab's files
also hold units, sources and a codebook, comments on hedges and open ends in the workbook, and are the same
bytes each time.
"""

import io

import pandas as pd
import pytest

from econlab.evidence import catalogue
from econlab.project import root
from econlab.running import exporting
from econlab.showing.exports import FORMATS

PANDAS = {
    "csv": lambda frame: frame.to_csv(index=False),
    "parquet": lambda frame: frame.to_parquet(io.BytesIO()),
    "xlsx": lambda frame: frame.to_excel(io.BytesIO(), index=False),
    "dta": lambda frame: frame.to_stata(io.BytesIO(), write_index=False, version=118),
}


@pytest.mark.parametrize("form", PANDAS)
def bench_export(side_by_side, form):
    content = exporting.gathered(["figures"], [], root())
    frame = pd.DataFrame(catalogue.built_rows("figures", root()))
    side_by_side(
        f"{len(frame)} figures as {form}",
        lambda: FORMATS[form].files(content),
        {"pandas": lambda: PANDAS[form](frame)},
    )
