"""A map of a few files on which each list of /review/ has a row, on `DAY`."""

from collections.abc import Mapping

from tests.small import BASE

DAY_DUE = "2026-11-05"
"""The day on which the answer on the barrier falls due again: six months after it was given."""

BARRIER = """---
title: Slow work
summary: It is slow.
order: second
sought: [{date: 2026-10-02, where: a catalogue, words: against slowness, found: nothing}]
claims:
  - id: overtaken
    text: A treaty is talked about.
    cites: "[states @roberts2024global, sec. 2]"
    as_of: 2024-02-20
  - id: disputed
    text: They stay slow.
    cites: "[states @roberts2024global, sec. 2; disputes @brown2022two, p. 3]"
    as_of: 2022-05
    rests_on: ["slow#checked"]
  - id: fact
    text: Nine bodies met.
    about: fact
    cites: "[states @roberts2024global, sec. 2]"
    as_of: 2024-02-20
  - id: unsure
    text: They met in spring.
    cites: "[states @roberts2024global, sec. 2]"
    as_of: 2024-02-20
    unverified: No list of guests was found.
  - id: beyond
    text: They met twice.
    cites: "[states @roberts2024global, sec. 2; supports @adams2021one, p. 40]"
    as_of: 2024-02-20
  - id: unread
    text: They met in rain.
    cites: "[states @roberts2024global, sec. 2; supports @clark2020three, not opened]"
    as_of: 2024-02-20
  - id: changed
    text: They met at noon.
    cites: "[states @roberts2024global, sec. 2; evidence @dodd2021four, p. 2]"
    as_of: 2024-02-20
  - id: checked
    text: They meet.
    cites: "[states @roberts2024global, sec. 2]"
    as_of: 2024-02-20
    holds: {answer: open, because: The talks go on., checked: 2026-05-05, settle: A date.}
---
"""
NEWS = """---
title: A treaty is signed
summary: It was signed.
date: 2025-03-04
bears_on:
  - {claim: "slow#overtaken", effect: updates}
  - {claim: "slow#checked", effect: confirms}
  - {entry: slow, effect: contradicts}
confidence: high
---
"""
UPKEEP = """holds: 6
searches: 6
rating: 12
review: 12
dormant: 18
"""
CLARK = """@article{clark2020three,
  author = {Clark, C.},
  title = {Work 3},
  journaltitle = {Journal},
  date = {2020},
  doi = {10.1000/clark2020three},
  langid = {english},
  verified = {yes},
  read = {record},
  sourcetype = {journal-article},
  region = {europe},
}
"""
DODD = (
    CLARK.replace("clark2020three", "dodd2021four")
    .replace("Clark, C.", "Dodd, D.")
    .replace("{record}", "{full}")
    .replace("Work 3", "Work 4")
    .replace("{2020}", "{2021},\n  standing = {retracted},\n  standingsince = {2025-06-07}")
)
BIB = (
    BASE["references.bib"]
    .replace("read = {full}", "read = {abstract}", 1)
    .replace("2023", "2022-07", 2)
)
LINKS = """{"https://doi.org/10.1000/brown2022two": {"verdict": "broken", "reason": "404",
"checked": "2026-10-20T00:00:00Z", "broken_since": "2026-10-10T00:00:00Z"}}
"""
FILES: Mapping[str, str] = {
    "barriers/slow.md": BARRIER,
    "developments/news.md": NEWS,
    "upkeep.yml": UPKEEP,
    "references.bib": BIB + CLARK + DODD,
    "links.json": LINKS,
}
