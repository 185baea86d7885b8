"""The panel of 05_explore: how soon chart and sentences follow a slider, without the browser's part."""

from functools import partial
from statistics import median, quantiles
from timeit import repeat

import econlab
from econlab.measures import claims, exploration
from econlab.showing import explore, tables

MOVES = 40

if __name__ == "__main__":
    observations = econlab.observations(indicator=claims.INDICATORS)
    panel = explore.Panel(
        exploration.Explorer(observations, econlab.defaults()),
        econlab.vocabulary(),
        partial(tables.cite, observations),
        {"place": "VNM", "gdp_growth": 6.5},
    )
    growth = iter(range(MOVES + 1))
    panel.live()
    took = repeat(lambda: panel.live(gdp_growth=1 + next(growth) / 10), number=1, repeat=MOVES)
    slowest = quantiles(took, n=20)[-1]
    print(f"a move takes {1000 * median(took):.0f} ms, one in twenty {1000 * slowest:.0f} ms or more")
