"""The benchmark measures what it says: made-up maps are sound, and it runs to its end."""

import gzip
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from benchmarks import corpus, visit
from tests.conftest import ROOT

from litmap.content.load import load
from litmap.pipeline import check_root

DAY = date(2026, 11, 1)


def test_a_made_up_map_is_sound_and_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        corpus.write(tmp_path / name, 20, 60)
    assert {one.severity for one in check_root(tmp_path / "one", DAY)} <= {"notice"}
    made, _ = load(tmp_path / "one", DAY)
    assert (len(made.entries), len(made.references)) == (20, 60)
    for path in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


def test_few_authors_of_a_made_up_map_have_written_much(tmp_path: Path) -> None:
    corpus.write(tmp_path, 20, 900)
    made, _ = load(tmp_path, DAY)
    works: Counter[str] = Counter()
    for reference in made.references.values():
        works.update(person.last for person in reference.authors)
    most = [number for _, number in works.most_common()]
    assert most[0] > 10
    assert most[len(most) // 2] <= corpus.WORKS_OF_AN_AUTHOR
    assert most[0] < 90, "a list of all works by an author would grow with the map"


def test_a_first_visit_loads_what_the_page_and_its_scripts_name(tmp_path: Path) -> None:
    files = {
        "a/index.html": '<link rel="stylesheet" href="../s.css"><link rel="canonical" href="../b/">'
        '<script src="../one.js"></script><a href="../b/">b</a><img src="../p.png">',
        "b/index.html": "not asked for",
        "s.css": "p{color:red}" * 100,
        "one.js": 'import { a } from "./two.js"\nconst later = () => import("./three.js")\n',
        "two.js": "export const a = 1\n",
        "three.js": "export const b = 1\n",
        "p.png": "x" * 1000,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = tmp_path / "a" / "index.html"
    loaded = visit.files_of(tmp_path, page)
    assert {path.name for path in loaded} == {"index.html", "s.css", "one.js", "two.js", "p.png"}
    packed = [path for path in loaded if path.suffix != ".png"]
    expected = 1000 + sum(len(gzip.compress(path.read_bytes())) for path in packed)
    assert visit.weight(tmp_path, page) == expected


@pytest.mark.slow
def test_it_runs_to_its_end() -> None:
    command = [sys.executable, "-m", "benchmarks", "10/20", "20/40", "--rounds", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for words in ("10/20: 10 entries", "build ÷ floor", "first visit", "saved and shown"):
        assert words in done.stdout
    assert "10/20 → 20/40: grows with exponent" in done.stdout
