"""Coverage-guided search for inputs that break a law, surface by surface.

``make fuzz`` runs every surface for ``ECONLAB_FUZZ_SECONDS`` (60), or those that
``ECONLAB_FUZZ_SURFACES`` names, and tells of each how many inputs were tried, how many a
second, how long the slowest took, which coverage was reached, and how many broke a law. These are kept in
``tests/fuzz/found``, where an ordinary test finds them; what else the search learned, in
``.hypothesis/fuzz``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

SECONDS = int(os.environ.get("ECONLAB_FUZZ_SECONDS", "60"))
LEARNED = FOLDER.parents[1] / ".hypothesis" / "fuzz"
# Of one input: a law that takes longer, or more memory, is broken.
LIMITS = ("-timeout=60", "-report_slow_units=60", "-rss_limit_mb=4096")
MANY = 5
# What libFuzzer says where it has kept an input.
KEPT = "Test unit written to"
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
    from surfaces import FOUND, SEEDS

    learned, found = LEARNED / surface, FOUND / surface
    for folder in (learned, found):
        folder.mkdir(parents=True, exist_ok=True)
    # What broke a law before comes first; what breaks one now would only do so again.
    inputs = [learned, SEEDS / surface, found]
    told, finds = "", 0
    end = time.monotonic() + SECONDS
    while (left := int(end - time.monotonic())) > 0 and finds < MANY:
        said = searched(surface, left, found, inputs)
        told += said
        if KEPT not in said:
            break
        finds += 1
        inputs = inputs[:2]
        sys.stderr.write(said[-SHOWN:])
    if not any(found.iterdir()):
        found.rmdir()
    tried = sum(numbers(r"stat::number_of_executed_units:\s*(\d+)", told))
    others = (
        r"stat::average_exec_per_sec:\s*(\d+)", r"stat::slowest_unit_time_sec:\s*(\d+)", r"cov: (\d+)",
        r"ft: (\d+)",
    )  # fmt: skip
    tell(surface, *(f"{n:,}" for n in (tried, *(max(numbers(one, told)) for one in others), finds)))
    return finds


def searched(surface: str, seconds: int, found: Path, inputs: Sequence[Path]) -> str:
    """Search one surface in a process of its own, until a law is broken; return what libFuzzer says."""
    from surfaces import SURFACES

    options = (
        *LIMITS, f"-max_total_time={seconds}", f"-max_len={SURFACES[surface].longest}",
        "-print_final_stats=1", f"-artifact_prefix={found}{os.sep}",
    )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="econlab-fuzz-") as scratch:
        done = subprocess.run(
            [sys.executable, __file__, surface, *options, *map(str, inputs)],
            stderr=subprocess.PIPE, check=False, encoding="utf-8", errors="replace",
            env=os.environ | {"TMPDIR": scratch},
        )  # fmt: skip
    if done.returncode and KEPT not in done.stderr:
        raise SystemExit(done.stderr[-SHOWN:])
    return done.stderr


def tell(surface: str, *columns: str) -> None:
    """Write a line of the report."""
    sys.stdout.write(f"{surface:12}{''.join(f'{column:>12}' for column in columns)}\n")
    sys.stdout.flush()


def numbers(pattern: str, text: str) -> list[int]:
    """Return the numbers of a kind that a text tells; 0 where it tells none."""
    return [int(number) for number in re.findall(pattern, text)] or [0]


def main() -> int:
    """Search all surfaces, one after the other."""
    from surfaces import SURFACES

    tell("surface", "inputs", "a second", "slowest, s", "coverage", "features", "found")
    chosen = os.environ.get("ECONLAB_FUZZ_SURFACES", " ".join(SURFACES)).split()
    return int(sum(campaign(surface) for surface in chosen) > 0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        search(*sys.argv[1:])
    else:
        sys.exit(main())
