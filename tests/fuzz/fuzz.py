"""Coverage-guided search for inputs that break a law, surface by surface.

``make fuzz`` runs every surface for ``ECONLAB_FUZZ_SECONDS`` (60), or those that
``ECONLAB_FUZZ_SURFACES`` names, and tells of each how many inputs were tried, how many a
second, which coverage was reached, and how many broke a law. These are kept in
``tests/fuzz/found``, where an ordinary test finds them; what else the search learned, in
``.hypothesis/fuzz``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

SECONDS = int(os.environ.get("ECONLAB_FUZZ_SECONDS", "60"))
LEARNED = FOLDER.parents[1] / ".hypothesis" / "fuzz"
# Of one input: a law that takes longer, or more memory, is broken.
LIMITS = ("-timeout=60", "-report_slow_units=60", "-rss_limit_mb=4096")
MANY = 5
# How much is told of an input that broke a law, at the end of what libFuzzer says.
SHOWN = 6_000


def search(surface: str, *options: str) -> None:
    """Search one surface in this process, until a law is broken."""
    import atheris

    # Its hook for regular expressions stays off: its patterns take no position to start from.
    with atheris.instrument_imports(include=["econlab"]):
        from surfaces import SURFACES

    chosen = SURFACES[surface]
    pieces = [word.encode("utf-8") for word in chosen.words]

    def mutated(content: bytes, longest: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.3:
            return bytes(atheris.Mutate(content, longest))
        for _ in range(random.choice((1, 1, 2, 4))):
            content = with_words(content, pieces, random)
        return content[:longest]

    atheris.Setup([sys.argv[0], *options], chosen.check, custom_mutator=mutated)
    atheris.Fuzz()


def with_words(content: bytes, pieces: list[bytes], random: Random) -> bytes:
    """Return an input with a word put in or for another, or a stretch of it copied, moved or left out."""
    start = random.randint(0, len(content))
    end = min(len(content), start + random.choice((0, 1, 2, 4, 8, 16, 64)))
    before, cut, after = content[:start], content[start:end], content[end:]
    match random.randrange(6):
        case 0:
            return before + after
        case 1:
            return before + cut * random.choice((2, 2, 3, 8)) + after
        case 2:
            rest = before + after
            there = random.randint(0, len(rest))
            return rest[:there] + cut + rest[there:]
        case 3:
            return before + random.choice(pieces) + after
        case _:
            blank = random.choice((b"", b" "))
            return before + cut + blank + random.choice(pieces) + blank + after


def campaign(surface: str) -> int:
    """Search one surface for the time there is, again after each find; return how many broke a law."""
    from surfaces import FOUND, SEEDS, SURFACES

    learned, found = LEARNED / surface, FOUND / surface
    for folder in (learned, found):
        folder.mkdir(parents=True, exist_ok=True)
    inputs = finds = rate = coverage = features = 0
    left = SECONDS
    # What broke a law before comes first; what breaks one now would only do so again.
    before = [str(found)]
    while left > 0 and finds < MANY:
        options = (
            *LIMITS, f"-max_total_time={left}", f"-max_len={SURFACES[surface].longest}",
            "-print_final_stats=1", f"-artifact_prefix={found}{os.sep}", str(learned),
            str(SEEDS / surface), *before,
        )  # fmt: skip
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, __file__, surface, *options],
            stderr=subprocess.PIPE, check=False, encoding="utf-8", errors="replace",
        )  # fmt: skip
        told = done.stderr
        inputs += last(r"stat::number_of_executed_units:\s*(\d+)", told)
        rate = last(r"stat::average_exec_per_sec:\s*(\d+)", told)
        coverage = max(coverage, last(r"cov: (\d+)", told))
        features = max(features, last(r"ft: (\d+)", told))
        if done.returncode == 0:
            break
        finds += 1
        before = []
        sys.stderr.write(told[-SHOWN:])
        left -= int(time.monotonic() - start) + 1
    if not any(found.iterdir()):
        found.rmdir()
    tell(surface, f"{inputs:,}", f"{rate:,}", f"{coverage:,}", f"{features:,}", str(finds))
    return finds


def tell(surface: str, *columns: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(f"{surface:12}{''.join(f'{column:>12}' for column in columns)}\n")
    sys.stdout.flush()


def last(pattern: str, text: str) -> int:
    """Return the last number of a kind that a text tells, 0 where it tells none."""
    return int((re.findall(pattern, text) or ["0"])[-1])


def main() -> int:
    """Search all surfaces, one after the other."""
    from surfaces import SURFACES

    tell("surface", "inputs", "a second", "coverage", "features", "found")
    chosen = os.environ.get("ECONLAB_FUZZ_SURFACES", " ".join(SURFACES)).split()
    return int(sum(campaign(surface) for surface in chosen) > 0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        search(*sys.argv[1:])
    else:
        sys.exit(main())
