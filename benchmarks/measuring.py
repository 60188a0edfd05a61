"""Running commands side by side, and what each of them took."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
# Installed packages come compiled. So ours are too, as on every machine from the second run on.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Taken:
    """What a command took, with all processes that it started.

    `cpu` and `wall` in seconds; `peak` is the memory of its largest process, in MB.
    """

    cpu: float
    wall: float
    peak: float


@dataclass(frozen=True)
class Candidate:
    """A command, and what must happen before each run of it, unmeasured."""

    command: Sequence[str]
    before: Callable[[], None] = lambda: None


def run(command: Sequence[str]) -> Taken:
    """Run a command. Raises CalledProcessError, with what it said, if it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Taken(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1000)


def alternating(candidates: Mapping[str, Candidate], rounds: int) -> dict[str, Taken]:
    """The medians of each candidate, all of which run once in each round."""
    runs: dict[str, list[Taken]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, candidate in candidates.items():
            candidate.before()
            runs[name].append(run(candidate.command))
    return {name: median(taken) for name, taken in runs.items()}


def median(runs: Sequence[Taken]) -> Taken:
    """The median of each figure by itself."""
    return Taken(
        cpu=statistics.median(one.cpu for one in runs),
        wall=statistics.median(one.wall for one in runs),
        peak=statistics.median(one.peak for one in runs),
    )


def size(folder: Path) -> tuple[int, int]:
    """How many HTML pages a site has, and how many bytes all of its files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)
