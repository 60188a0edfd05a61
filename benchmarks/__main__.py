"""`python -m benchmarks [ENTRIES REFERENCES]`: figures, each a ratio measured in this run.

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

from benchmarks import corpus, floor

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


def main(work: Path, sizes: Sequence[str]) -> None:
    """Measure and print."""
    root = ROOT
    if sizes:
        root = work / "map"
        corpus.write(root, int(sizes[0]), int(sizes[1]))
        config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        config = config.replace("custom_dir: ", f"custom_dir: {ROOT}/").replace(
            "[scripts/gen", f"[{ROOT}/scripts/gen"
        )
        (root / "mkdocs.yml").write_text(
            config.replace("scripts/litmap]", "content]"), encoding="utf-8"
        )
        (root / "docs").mkdir()
    floor.write(root, work / "floor", date.today())
    litmap = [sys.executable, "-m", "litmap"]
    site = work / "site"
    taken = medians(
        {
            "start": [sys.executable, "-c", "import litmap.cli"],
            "check": [*litmap, "check", "--root", str(root)],
            "floor": [
                sys.executable,
                "-m",
                "mkdocs",
                "build",
                "-q",
                "-f",
                str(work / "floor/mkdocs.yml"),
            ],
            "build": [*litmap, "build", "--root", str(root), "--site", str(site)],
            "check and links": [*litmap, "check", "--root", str(root), "--site", str(site)],
        }
    )
    entries = len(list(root.glob("content/*/*.md")))
    pages = len(list(site.rglob("*.html")))
    links = taken["check and links"] - taken["check"]
    for name, seconds in taken.items():
        print(f"{name:16} {seconds:7.2f} CPU s")
    print(
        f"check            {entries / taken['check']:7.0f} entries a CPU second, "
        f"start included ({entries} entries)"
    )
    print(f"check ÷ build    {taken['check'] / taken['build']:7.2f}")
    print(
        f"build ÷ floor    {taken['build'] / taken['floor']:7.2f} ({pages} pages ÷ {entries + 1})"
    )
    print(f"a page ÷ floor's {taken['build'] / pages / (taken['floor'] / (entries + 1)):7.2f}")
    print(f"dead links       {pages / links:7.0f} pages a CPU second")


with tempfile.TemporaryDirectory() as folder:
    main(Path(folder), sys.argv[1:])
