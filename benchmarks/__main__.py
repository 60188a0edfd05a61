"""`python -m benchmarks [ENTRIES REFERENCES]`: figures, each a ratio measured in this run.

`python -m benchmarks bibliographies FOLDER` is about real .bib files: see `bibliographies.py`.
`python -m benchmarks search` is about search: see `search.py`.

CPU seconds of whole processes, children included: the median of three rounds in which the
candidates alternate.
Without numbers the map itself is measured, with numbers one of that size that is made up.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import bibliographies, corpus, floor, search

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def cpu(command: Sequence[str]) -> float:
    """CPU seconds of a command and its children, which must succeed."""
    before = os.times()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    return (
        after.children_user + after.children_system - before.children_user - before.children_system
    )


def medians(commands: dict[str, Sequence[str]]) -> dict[str, float]:
    """The median of each command."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            taken[name].append(cpu(command))
    return {name: statistics.median(times) for name, times in taken.items()}


def made_up(root: Path, entries: int, references: int) -> Path:
    """A made-up map of that size in `root`, with the real settings."""
    corpus.write(root, entries, references)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("custom_dir: ", f"custom_dir: {ROOT}/")
    config = config.replace("[scripts/gen", f"[{ROOT}/scripts/gen")
    config = config.replace("scripts/litmap]", "content]")
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "docs").mkdir()
    return root


def commands(root: Path, floor_config: Path, site: Path) -> dict[str, Sequence[str]]:
    """What is measured: the map in `root`, built into `site`, and the floor."""
    litmap = [sys.executable, "-m", "litmap"]
    checked = [*litmap, "check", "--root", str(root)]
    return {
        "start": [sys.executable, "-c", "import litmap.cli"],
        "check": checked,
        "floor": [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(floor_config)],
        "build": [*litmap, "build", "--root", str(root), "--site", str(site)],
        "check and links": [*checked, "--site", str(site)],
    }


def main(work: Path, sizes: Sequence[str]) -> None:
    """Measure and print."""
    root = made_up(work / "map", int(sizes[0]), int(sizes[1])) if sizes else ROOT
    floor.write(root, work / "floor", date.today())
    site = work / "site"
    taken = medians(commands(root, work / "floor" / "mkdocs.yml", site))
    entries = len(list(root.glob("content/*/*.md")))
    pages = len(list(site.rglob("*.html")))
    check, build, least = taken["check"], taken["build"], taken["floor"]
    a_page = build / pages / (least / (entries + 1))
    links = taken["check and links"] - check
    for name, seconds in taken.items():
        print(f"{name:16} {seconds:7.2f} CPU s")
    print(f"check            {entries / check:7.0f} entries a CPU second, start included")
    print(f"check ÷ build    {check / build:7.2f}")
    print(f"build ÷ floor    {build / least:7.2f} ({pages} pages ÷ {entries + 1})")
    print(f"a page ÷ floor's {a_page:7.2f}")
    print(f"dead links       {pages / links:7.0f} pages a CPU second")


if sys.argv[1:2] == ["bibliographies"]:
    bibliographies.main(sys.argv[2:])
elif sys.argv[1:2] == ["search"]:
    search.main(sys.argv[2:])
else:
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder), sys.argv[1:])
