"""A work that nobody opened has a role only as the use that the paper makes of it."""

from pathlib import Path

import pytest
from tests.small import BASE, found

PAPER = """sections:
  - {section: 2, title: Middle, summary: It goes on.}
notes:
  - {note: 3, section: 2, keys: [adams2021one]}
"""
UNREAD = BASE["references.bib"].replace("read = {full}", "read = {unopened}", 2)


def told(root: Path, cites: str) -> list[str]:
    claim = f'claims:\n  - {{id: one, text: It is slow., cites: "[{cites}]"}}\n'
    entry = f"---\ntitle: Slow work\nsummary: It is slow.\norder: second\n{claim}---\n"
    files = {"barriers/slow.md": entry, "references.bib": UNREAD, "paper.yml": PAPER}
    return [problem.message for problem in found(root, files) if problem.rule == "record-only"]


@pytest.mark.parametrize(
    ("cites", "cure"),
    [
        ("states @roberts2024global, n. 3; supports @adams2021one, not opened", ""),
        ("supports @adams2021one, not opened", "add 'states @roberts2024global' beside it"),
        (
            "states @roberts2024global, n. 3; supports @brown2022two, not opened",
            "no note of the paper names it",
        ),
        ("@brown2022two", ""),
    ],
)
def test_only_the_use_of_the_paper_is_let_through(tmp_path: Path, cites: str, cure: str) -> None:
    messages = told(tmp_path, cites)
    assert bool(messages) is bool(cure)
    assert all(cure in message for message in messages)
