"""`python -m benchmarks [MAP ...]`: how fast maps are checked, built and served, and how large.

A MAP is `real`, or the numbers of entries and works of a made-up one, such as 500/1000. What is
compared runs in turn, round by round, so that a busy machine slows all of it; figures are
medians. CPU seconds and memory are those of whole processes, with all that they start. The floor is
the least that the stack needs: the same entries as plain Material pages with Material's search.

`python -m benchmarks bibliographies FOLDER` is about real .bib files: see `bibliographies.py`.
`python -m benchmarks search` is about search: see `search.py`.
"""

import argparse
import math
import socket
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks import bibliographies, floor, maps, peers
from benchmarks.maps import Map
from benchmarks.measuring import Candidate, Taken, alternating, size
from benchmarks.saving import refresh
from benchmarks.visit import weight

MAPS = ("real", "500/1000", "2000/5000")
LITMAP = (sys.executable, "-m", "litmap")


@dataclass(frozen=True)
class Built:
    """How a map of so many entries was built, beside the floor; with how many pages and bytes."""

    name: str
    entries: int
    build: Taken
    floor: Taken
    pages: int
    size: int


def measure(one: Map, work: Path, rounds: int) -> Built:
    """Measure a map in a folder of its own, and print the figures."""
    site, least = work / "site", work / "floor"
    floor.write(one.root, least, date.today())
    taken = alternating(
        {
            "floor": Candidate(
                [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"{least}/mkdocs.yml"],
            ),
            "build": Candidate([*LITMAP, "build", "--root", str(one.root), "--site", str(site)]),
            "check": Candidate([*LITMAP, "check", "--root", str(one.root)]),
        },
        rounds,
    )
    pages, total = size(site)
    built = Built(
        name=one.name,
        entries=one.entries,
        build=taken["build"],
        floor=taken["floor"],
        pages=pages,
        size=total,
    )
    _print(built, taken, size(least / "site")[0])
    page = site / "barriers" / min(one.root.glob("content/barriers/*.md")).stem / "index.html"
    print(f"first visit      {weight(site, page) / 1000:8.0f} KB in gzip, {page.parent.name}")
    return built


def _print(built: Built, taken: dict[str, Taken], floor_pages: int) -> None:
    print(
        f"\n{built.name}: {built.entries} entries, {built.pages} pages, {built.size / 1e6:.1f} MB"
    )
    for name, figures in taken.items():
        print(f"{name:16} {figures.cpu:8.2f} CPU s  {figures.wall:8.2f} s  {figures.peak:6.0f} MB")
    ratio = built.build.cpu / built.floor.cpu
    a_page = ratio * floor_pages / built.pages
    print(f"build ÷ floor    {ratio:8.2f} ({built.pages} pages ÷ {floor_pages})")
    print(f"a page ÷ floor's {a_page:8.2f}")
    a_second = built.entries / taken["check"].cpu
    print(f"check            {a_second:8.0f} entries a CPU s, start included")


def growth(smaller: Built, larger: Built) -> float:
    """The exponent by which CPU seconds grow with entries: 1 where both grow alike."""
    times = math.log(larger.build.cpu / smaller.build.cpu)
    return times / math.log(larger.entries / smaller.entries)


def free_port() -> int:
    """A port on which nothing is served."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _map(name: str, root: Path) -> Map:
    if name == "real":
        return maps.real(root)
    entries, _, references = name.partition("/")
    return maps.made_up(root, int(entries), int(references))


def main(arguments: Sequence[str]) -> None:
    """Measure the maps that are named, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("maps", nargs="*", default=MAPS, metavar="MAP")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="install other programs here, and compare them")
    chosen = parser.parse_args(arguments)
    made_up: list[Built] = []
    for name in chosen.maps:
        with tempfile.TemporaryDirectory() as folder:
            one = _map(name, Path(folder, "map"))
            built = measure(one, Path(folder), chosen.rounds)
            seconds = refresh(one.root, free_port(), chosen.rounds)
            print(f"saved and shown  {seconds:8.2f} s")
            if one.size:
                made_up.append(built)
                if chosen.peers:
                    peers.compare(one, Path(folder), chosen.peers.resolve(), chosen.rounds)
    for smaller, larger in pairwise(made_up):
        exponent = growth(smaller, larger)
        print(f"\n{smaller.name} → {larger.name}: grows with exponent {exponent:.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["bibliographies"]:
        bibliographies.main(sys.argv[2:])
    elif sys.argv[1:2] == ["search"]:
        from benchmarks import search  # which needs a browser

        search.main(sys.argv[2:])
    else:
        main(sys.argv[1:])
