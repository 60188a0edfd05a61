"""`python -m benchmarks bibliographies FOLDER`: what `check` says of real bibliographies.

Each .bib file below the folder is read as the references.bib of a map without entries, whatever the
form of its keys. A file that pybtex reads is sound; so an error in it is a false alarm, or a fault
that pybtex passes over. `--sample N` prints N findings drawn at random, with their records, to be
judged by eye.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError

from litmap.bibtex.gaps import SETTINGS
from litmap.bibtex.reader import read_bibliography
from litmap.content.corpus import Corpus
from litmap.content.decoding import decode
from litmap.content.hidden import milder_where_unseen
from litmap.problems.problem import Problem
from litmap.rules import check

ENDINGS = (".bib", ".bibtex", ".biblatex")
LARGEST = 5_000_000
"""Bytes of a file that are read, as of references.bib."""

NO_WORKS = frozenset(("xdata", *SETTINGS))
"""Types of entries that are no records of works."""

OURS = frozenset(("uncited", "record-only", "bad-house-field"))
"""Rules about our map, which nobody else's bibliography need obey."""

MOST_SHOWN = 30
"""Lines of a record that are printed."""


@dataclass
class Report:
    """What was found in all files."""

    files: int = 0
    records: int = 0
    accepted: int = 0
    crashes: list[str] = field(default_factory=list)
    findings: list[tuple[Path, Problem]] = field(default_factory=list)
    """Those in files that pybtex reads."""
    lost: list[tuple[Path, str]] = field(default_factory=list)
    """Records that pybtex finds and we do not."""
    added: list[tuple[Path, str]] = field(default_factory=list)
    """Records that we find and pybtex does not."""


def files_below(folder: Path) -> list[Path]:
    """The bibliographies below a folder, in the order of their names."""
    found = [path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS]
    return sorted(path for path in found if path.is_file() and path.stat().st_size <= LARGEST)


def keys_of_pybtex(text: str) -> set[str] | None:
    """The keys of the works that pybtex finds; None where it cannot read the text."""
    try:
        entries = Parser(encoding="utf-8").parse_string(text).entries
    except (PybtexError, RecursionError):
        return None
    return {key for key, entry in entries.items() if entry.type.lower() not in NO_WORKS}


def findings(data: bytes) -> tuple[set[str], list[Problem]]:
    """The keys of the records in a file, and what `check` says of them."""
    decoding: list[Problem] = []
    text = decode("references.bib", data, decoding, LARGEST)
    references, found = read_bibliography("references.bib", text, any_keys=True)
    corpus = Corpus(
        today=date.today(), authored=(), references=references, pages={}, broken=frozenset()
    )
    problems = [*milder_where_unseen(decoding, references.values()), *found, *check(corpus)]
    return set(references), [one for one in problems if one.rule not in OURS]


def examine(folder: Path) -> Report:
    """Read every file."""
    report = Report()
    for path in files_below(folder):
        data = path.read_bytes()
        report.files += 1
        try:
            keys, found = findings(data)
        except Exception as error:
            report.crashes.append(f"{path}: {type(error).__name__}: {error}")
            continue
        report.records += len(keys)
        theirs = keys_of_pybtex(data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
        if theirs is not None:
            report.accepted += 1
            report.findings += [(path, problem) for problem in found]
            _compare(report, path, keys, theirs)
    return report


def _compare(report: Report, path: Path, ours: set[str], theirs: set[str]) -> None:
    """Note the records that only one of the two finds. Keys are the same in any case."""
    our_keys = {key.lower() for key in ours}
    their_keys = {key.lower() for key in theirs}
    report.lost += [(path, key) for key in sorted(their_keys - our_keys)]
    report.added += [(path, key) for key in sorted(our_keys - their_keys)]


def record_at(text: str, line: int) -> str:
    """The record in which a line is, or the line alone."""
    lines = text.splitlines()
    start = min(line, len(lines)) - 1
    while start > 0 and not lines[start].lstrip().startswith("@"):
        start -= 1
    end = start + 1
    while end < len(lines) and not lines[end].lstrip().startswith("@"):
        end += 1
    return "\n".join(lines[start:end][:MOST_SHOWN]).rstrip()


def _print_figures(report: Report) -> None:
    print(f"{report.files} files, {report.records} records; pybtex reads {report.accepted} files")
    for crash in report.crashes:
        print(f"crash: {crash}")
    _print_records("pybtex finds and we do not", report.lost)
    _print_records("we find and pybtex does not", report.added)
    for severity, named in (("error", "an error"), ("warning", "a warning")):
        files = {path for path, problem in report.findings if problem.severity == severity}
        share = 100 * len(files) / max(report.accepted, 1)
        print(f"with {named}: {len(files)}, {share:.2f} %")
    counts: Counter[tuple[str, str]] = Counter()
    files_with: defaultdict[tuple[str, str], set[Path]] = defaultdict(set)
    for path, problem in report.findings:
        kind = (problem.severity, problem.rule)
        counts[kind] += 1
        files_with[kind].add(path)
    for kind, count in sorted(counts.items(), key=lambda one: (one[0][0], -one[1])):
        severity, rule = kind
        print(f"{severity:8} {rule:22} {count:7} in {len(files_with[kind])} files")


def _print_records(which: str, records: list[tuple[Path, str]]) -> None:
    files = {path for path, _ in records}
    print(f"records that {which}: {len(records)} in {len(files)} files")
    for path, key in records[:MOST_SHOWN]:
        print(f"  {path}: {key}")


def _print_sample(report: Report, wanted: list[tuple[Path, Problem]], seed: int, size: int) -> None:
    drawn = random.Random(seed).sample(wanted, min(size, len(wanted)))
    for path, problem in drawn:
        place = f"{path}:{problem.place.line}:{problem.place.column}"
        print(f"\n{place}: {problem.severity}: {problem.message} [{problem.rule}]")
        text = path.read_bytes().decode("utf-8", errors="replace")
        print(record_at(text, problem.place.line))


def main(arguments: Sequence[str]) -> None:
    """Print the figures and, if asked, a sample."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks bibliographies")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", default="", help="draw from the findings of this rule alone")
    parser.add_argument("--severity", default="", help="draw from the findings so severe alone")
    chosen = parser.parse_args(arguments)
    report = examine(chosen.folder)
    _print_figures(report)
    wanted = [
        (path, problem)
        for path, problem in report.findings
        if chosen.rule in ("", problem.rule) and chosen.severity in ("", problem.severity)
    ]
    _print_sample(report, wanted, chosen.seed, chosen.sample)
