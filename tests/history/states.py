"""Two states of a small map, and what changed between them."""

import hashlib
from collections.abc import Mapping

from litmap.history.compare import compare
from litmap.history.event import Difference, Event
from litmap.history.snapshot import Parsed, Snapshot, Stored

BARRIER = """---
title: Slow ratification
summary: Treaties bind few states.
order: second
part_of: deficit
claims:
  - id: draft-only
    text: The convention exists as a draft.
    cites: "[states @adams2021one, sec. 2; supports @brown2022two, p. 4]"
    as_of: 2024-02-20
  - {id: takes-years, text: Many states take years., cites: "[states @adams2021one]"}
---
Treaties are [slow](../institutions/council.md) [evidence @brown2022two, p. 9].
"""
DEFICIT = "---\ntitle: Governance deficit\nsummary: Much is missing.\norder: first\n---\n"
COUNCIL = """---
title: Council of Europe
summary: It drafts treaties.
type: intergovernmental-organisation
members:
  - {who: [france, germany], since: 1949, cites: "[evidence @brown2022two]"}
---
"""
STATE = "---\ntitle: {0}\nsummary: A state.\ntype: state\n---\n"
PATHWAY = """---
title: A treaty
summary: All agree.
standing: option
question: Would a treaty work?
answer: It would not.
assessments:
  - {criterion: coordination, condition: abstract, verdict: mixed, because: "It may [states @adams2021one]."}
---
"""
CRITERION = "---\ntitle: Coordination\nsummary: All agree.\ndefinition: To agree.\n---\n"
NEWS = """---
title: Convention opened
summary: It was opened.
date: 2024-09-05
confidence: high
bears_on: []
---
"""
DISPUTES = """disputes:
  - id: pace
    question: Are treaties too slow?
    claims: ["slow-ratification#takes-years"]
    positions: [{view: They are., paper: true}]
    settle: Time.
"""
WORKS = """@article{adams2021one,
  author = {Adams, Ann},
  title = {One},
  date = {2021},
  read = {abstract},
  annotation = {Argues one thing.},
}

@book{brown2022two,
  author = {Brown, Bob},
  title = {Two},
  date = {2022},
}
"""
FILES: Mapping[str, str] = {
    "content/barriers/slow-ratification.md": BARRIER,
    "content/barriers/deficit.md": DEFICIT,
    "content/institutions/council.md": COUNCIL,
    "content/institutions/france.md": STATE.format("France"),
    "content/institutions/germany.md": STATE.format("Germany"),
    "content/pathways/treaty.md": PATHWAY,
    "content/criteria/coordination.md": CRITERION,
    "content/developments/opened.md": NEWS,
    "content/about.md": "---\ntitle: About\nsummary: A map.\n---\nHow it is made.\n",
    "content/disputes.yml": DISPUTES,
    "references.bib": WORKS,
}
SLOW = "barriers/slow-ratification.md"


def snapshot(files: Mapping[str, str | bytes]) -> Snapshot:
    """The state of a map with these files."""
    stored = {}
    for path, text in files.items():
        data = text.encode() if isinstance(text, str) else text
        stored[path] = Stored(hashlib.sha1(data).hexdigest(), data)
    return Snapshot(stored, Parsed())


def with_changes(*changes: tuple[str, str, str]) -> dict[str, str]:
    """The files with some texts in place of others; a file is named below content/, or with its ending .bib."""
    files = dict(FILES)
    for file, before, after in changes:
        path = file if file.endswith(".bib") else f"content/{file}"
        assert before in files[path], before
        files[path] = files[path].replace(before, after)
    return files


def difference(
    after: Mapping[str, str | bytes], before: Mapping[str, str | bytes] = FILES
) -> Difference:
    """What changed from one state to another."""
    return compare(snapshot(before), snapshot(after))


def changed(*changes: tuple[str, str, str]) -> list[Event]:
    """What changed in the meaning of the files by some changes of their text."""
    found = difference(with_changes(*changes))
    assert found.unread == ()
    return list(found.events)
