"""Put faults into the analysis modules and count those that no test notices: ``make mutation``."""

from __future__ import annotations

import argparse
import os
import random
import sys

from mutation import scores, trials
from mutation.mutants import Mutant, analysis_modules, mutants
from mutation.scores import Outcomes, Score
from mutation.trials import Bench, Clean, Outcome

SEED = 22
# Outcomes are written down after that many trials, so little is lost where a run is stopped.
OFTEN = 10


def main() -> None:
    """Measure the modules named, or all."""
    parser = argparse.ArgumentParser(prog="make mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", help="such as measures/growth.py")
    parser.add_argument(
        "--try", nargs=2, action="append", dest="pairs", metavar=("MUTANT", "TEST"),
        help="try one mutant by its id with one test or file of tests, and nothing else",
    )  # fmt: skip
    parser.add_argument("--kept", action="store_true", help="only tell what earlier runs have kept")
    given = parser.parse_args()
    if given.pairs:
        _named(given.pairs)
        return
    asked = given.modules or analysis_modules()
    unknown = set(asked) - set(analysis_modules())
    if unknown:
        parser.error(f"no analysis module: {', '.join(sorted(unknown))}")
    count = int(os.environ.get("ECONLAB_MUTANTS") or 0)
    found: list[Score] = []

    def work(bench: Bench) -> None:
        clean = _clean(bench)
        for module in asked:
            found.append(_measured(bench, module, clean, count))
            total, killed, timeout, equivalent, survived = found[-1].cells()
            _say(f"{module}: {killed + timeout} of {total - equivalent} killed, {survived} survived")

    if given.kept:
        found += [Score(module, _kept(module)) for module in asked]
    else:
        trials.collected(trials.files_of_tests(analysis_modules()), work)
    text = scores.table(found, sum(len(mutants(module)) for module in asked))
    _say(text.removeprefix(scores.HEAD))
    if not given.modules:
        scores.TABLE.write_text(text, encoding="utf-8")
        _say(f"Written: {scores.TABLE}")


def _named(pairs: list[tuple[str, str]]) -> None:
    """Try single mutants, each with the tests named for it; say what became of them."""
    known = {mutant.id: mutant for module in analysis_modules() for mutant in mutants(module)}

    def work(bench: Bench) -> None:
        for name, test in pairs:
            tests = [known_test for known_test in bench.items if known_test.startswith(test)]
            outcome = bench.tried(known[name], tests, seconds=60)
            _say(f"{name} {outcome.status}")

    trials.collected(sorted({test.split("::")[0] for _, test in pairs}), work)


def _clean(bench: Bench) -> dict[str, Clean]:
    """What each test does without a fault, from an earlier run where nothing it uses has changed."""
    found: dict[str, Clean] = {}
    for file in dict.fromkeys(test.split("::")[0] for test in bench.items):
        name = "clean-" + file.replace("/", "-")
        made_of = scores.digest(file) + scores.common() + scores.package()
        kept = scores.kept(name)
        tests = {test for test in bench.items if test.split("::")[0] == file}
        if kept.get("made_of") != made_of or not tests <= kept["tests"].keys():
            _say(f"{file} …")
            kept = {"made_of": made_of, "tests": scores.clean_to_json(bench.clean(file))}
            scores.keep(name, kept)
        found |= scores.clean_from_json(kept["tests"])
    return {test: found[test] for test in bench.items}


def _measured(bench: Bench, module: str, clean: dict[str, Clean], count: int) -> Score:
    chosen = list(mutants(module))
    if count:
        # More of them are those and others.
        order = random.Random(f"{SEED} {module}").sample(chosen, len(chosen))
        chosen = sorted(order[:count], key=chosen.index)
    outcomes, kept, tried = {}, Outcomes(module), 0
    for mutant in chosen:
        if scores.is_equivalent(mutant):
            outcomes[mutant] = Outcome("equivalent")
            continue
        last = kept.last(mutant)
        tests = _ordered(_covering(mutant, clean), clean, last.test if last else "")
        made_of = scores.digest(*_sources(mutant, tests)) + scores.common()
        outcome = kept.known(mutant, made_of)
        if outcome is None:
            outcome = bench.tried(mutant, tests, sum(clean[test].seconds for test in tests))
            kept.add(mutant, made_of, outcome)
            tried += 1
            if tried % OFTEN == 0:
                kept.keep()
        outcomes[mutant] = outcome
    kept.keep()
    return Score(module, outcomes)


def _kept(module: str) -> dict[Mutant, Outcome]:
    """Every outcome of earlier runs, those found with other tests too."""
    kept = Outcomes(module)
    last = {mutant: kept.last(mutant) for mutant in mutants(module)}
    return {
        mutant: Outcome("equivalent") if scores.is_equivalent(mutant) else outcome
        for mutant, outcome in last.items()
        if outcome
    }


def _covering(mutant: Mutant, clean: dict[str, Clean]) -> list[str]:
    """Tests that run the line of a mutant, or else the function around it, or else the module."""
    runs = {test: found.lines.get(mutant.module, set()) for test, found in clean.items()}
    exact = [test for test, lines in runs.items() if mutant.line in lines] if mutant.runs else []
    around = set(range(mutant.around[0], mutant.around[1] + 1))
    return exact or [test for test, lines in runs.items() if lines & around]


def _ordered(tests: list[str], clean: dict[str, Clean], killer: str) -> list[str]:
    """Order tests by what they cost, file by file; first of all the one that killed it before."""
    files: dict[str, list[str]] = {}
    for test in tests:
        files.setdefault(test.split("::")[0], []).append(test)
    quickest = sorted(files.values(), key=lambda group: (sum(clean[test].seconds for test in group), group))
    ordered = [test for group in quickest for test in sorted(group, key=lambda t: (clean[t].seconds, t))]
    return [killer, *(test for test in ordered if test != killer)] if killer in tests else ordered


def _sources(mutant: Mutant, tests: list[str]) -> list[str]:
    return sorted({f"src/econlab/{mutant.module}", *(test.split("::")[0] for test in tests)})


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
