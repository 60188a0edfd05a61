"""How works got in: counted a second time by other means, and changed by one thing at a time."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from tests.conftest import day_of
from tests.small import BASE, graph

from litmap.content.load import load
from litmap.graph.flow import Flow, flow
from litmap.graph.flow_steps import steps
from litmap.graph.link import link

PAPER = "roberts2024global"
SEARCHES = """searches:
  - id: hand
    title: By hand
    date: 2026-05
    where: a shelf
    works: [adams2021one]
    to_read:
      - because: Not opened.
        works: [{title: First}, {title: Second}]
    left_out:
      - {because: Too old., works: [{title: Third}]}
  - id: again
    title: Again
    date: 2026-08-01
    where: a shelf
    to_read: [{because: NOT opened., works: [{title: Fourth}]}]
"""
BARRIER = """---
title: Slow work
summary: It is slow.
order: second
claims:
  - id: slow
    text: Bodies are slow.
    cites: "[states @roberts2024global, sec. 2; supports @adams2021one, p. 2; @brown2022two]"
---
"""


def of(root: Path, files: Mapping[str, str], today: date = date(2026, 11, 1)) -> Flow:
    return flow(graph(root, files, today))


def numbers(found: Flow) -> dict[str, int]:
    """Every number of the flow by its name."""
    counted = {}
    for step in steps(found):
        for count in (step.count, *step.aside):
            counted[count.words] = count.number
            for part in count.parts:
                counted[f"{count.words}: {part.words}"] = part.number
    return counted


def records(root: Path) -> dict[str, str]:
    """How far each work was read, by its key, as a pattern finds it in the bibliography."""
    text = (root / "references.bib").read_text(encoding="utf-8")
    found = {}
    for key, body in re.findall(r"^@\w+\{([^,]+),\n(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        read = re.search(r"^\s*read = \{(\w+)\}", body, re.MULTILINE)
        found[key] = read[1] if read else ""
    return found


ROLES = "disputes|qualifies|updates|supports|extends|evidence|states"
CITED = re.compile(
    rf"(?:\b({ROLES})\s+)?(?<![\w\\])@([a-z][a-z0-9-]*)(?:\s+\[(?:partly )?({ROLES})\b)?"
)


def texts(value: Any) -> Iterator[str]:
    """Every text in the fields of an entry but in notes of ours, and in dated things to come."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        dates = [str(value[name]) for name in ("date", "since") if name in value]
        if value.get("by") != "ours" and all(one < "2026-12" for one in dates):
            for one in value.values():
                yield from texts(one)


def uses(root: Path) -> dict[str, set[str]]:
    """The roles of each work, as a pattern finds them in the files; '' for background."""
    found: dict[str, set[str]] = {}
    for path in (root / "content").glob("*/*.md"):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        for text in [*texts(yaml.safe_load(front)), body]:
            for before, key, behind in CITED.findall(text):
                found.setdefault(key, set()).add(before or behind)
    return found


def test_the_numbers_are_those_of_the_files(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    found = flow(link(corpus))
    read = records(any_map)
    read.pop(PAPER, None)
    text = (any_map / "content" / "searches.yml").read_text(encoding="utf-8")
    searches = yaml.safe_load(text)["searches"]
    notes = yaml.safe_load((any_map / "content" / "paper.yml").read_text(encoding="utf-8"))["notes"]
    by_paper = {key for note in notes for key in note.get("keys", ())} & read.keys()
    waiting = [
        work for one in searches for group in one.get("to_read", ()) for work in group["works"]
    ]
    left = [
        work for one in searches for group in one.get("left_out", ()) for work in group["works"]
    ]
    by_search = [key for one in searches for key in one.get("works", ())]
    untold = read.keys() - by_paper - set(by_search)

    assert found.screened == len(read) + len(waiting) + len(left)
    assert found.found == len(by_paper) + len(by_search) + len(waiting) + len(left) + len(untold)
    assert found.found - found.screened == len(by_paper & set(by_search))
    assert found.on_the_map == len(read)
    unread = [key for key, depth in read.items() if depth in ("record", "unopened")]
    assert sorted(found.outcomes["unread"]) == sorted(unread)
    depths = Counter(depth for depth in read.values() if depth not in ("record", "unopened"))
    assert found.depths == depths
    assert sum(len(reason.works) for reason in found.to_read) == len(waiting)
    used = uses(any_map)
    placed = {key for key in read.keys() - set(unread) if used.get(key, set()) - {""}}
    assert set(found.outcomes["placed"]) == placed
    assert set(found.outcomes["uncited"]) == read.keys() - set(unread) - used.keys()
    assert set(found.unread_used) == {key for key in unread if used.get(key, set()) - {""}}
    assert sum(len(reason.works) for reason in found.left_out) == len(left)


def test_every_work_is_in_one_place(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    found = flow(link(corpus))
    keys = [key for outcome in found.outcomes.values() for key in outcome]
    assert sorted(keys) == sorted(corpus.references.keys() - {PAPER})
    candidates = [one for reason in (*found.to_read, *found.left_out) for one in reason.works]
    written = [one for search in corpus.searches for one in search.candidates]
    assert sorted(map(id, candidates)) == sorted(map(id, written))
    assert found.screened == len(keys) + len(candidates)


def test_one_more_candidate_is_one_more_of_its_reason(tmp_path: Path) -> None:
    before = numbers(of(tmp_path, {"searches.yml": SEARCHES}))
    more = SEARCHES.replace("{title: Third}", "{title: Third}, {title: Fifth}")
    after = numbers(of(tmp_path, {"searches.yml": more}))
    differ = {name for name in after if after[name] != before.get(name)}
    assert differ == {"Found", "Found: By hand", "Screened", "Left out", "Left out: Too old."}
    assert all(after[name] == before[name] + 1 for name in differ)


def test_reasons_in_the_same_words_are_one_reason(tmp_path: Path) -> None:
    found = of(tmp_path, {"searches.yml": SEARCHES})
    assert [(one.because, len(one.works)) for one in found.to_read] == [("Not opened.", 3)]


def test_what_a_work_came_to_follows_from_where_it_is_cited(tmp_path: Path) -> None:
    def outcomes(barrier: str, bib: str = BASE["references.bib"]) -> dict[str, list[str]]:
        found = of(tmp_path, {"barriers/slow.md": barrier, "references.bib": bib})
        return {name: sorted(keys) for name, keys in found.outcomes.items() if keys}

    assert outcomes(BARRIER) == {"placed": ["adams2021one"], "background": ["brown2022two"]}
    disputed = BARRIER.replace("@brown", "disputes @brown")
    assert outcomes(disputed) == {"placed": ["adams2021one", "brown2022two"]}
    alone = BARRIER.replace("; supports @adams2021one, p. 2; @brown2022two", "")
    assert outcomes(alone) == {"uncited": ["adams2021one", "brown2022two"]}
    note = '  - {id: open, text: So they say., about: left-open, by: ours, cites: "[supports @brown2022two, p. 3]"}'
    noted = alone.removesuffix("---\n") + note + "\n---\n"
    assert outcomes(noted) == {"uncited": ["adams2021one", "brown2022two"]}
    unopened = BASE["references.bib"].replace("read = {full}", "read = {unopened}", 1)
    paper = "sections: [{section: 2, title: Two, summary: It is.}]\nnotes: [{note: 1, section: 2, keys: [adams2021one]}]\n"
    as_cited = BARRIER.replace(
        "sec. 2; supports @adams2021one, p. 2", "n. 1; supports @adams2021one"
    )
    files = {"barriers/slow.md": as_cited, "references.bib": unopened, "paper.yml": paper}
    found = of(tmp_path / "unread", files)
    assert found.outcomes["unread"] == ["adams2021one"]
    assert found.unread_used == ["adams2021one"]
    assert found.read == 1


def test_a_search_is_shown_from_its_day_on(tmp_path: Path) -> None:
    names = [way.name for way in of(tmp_path, {"searches.yml": SEARCHES}).ways]
    assert names == ["By hand", "Again", "How they were found is not recorded"]
    earlier = of(tmp_path, {"searches.yml": SEARCHES}, today=date(2026, 7, 31))
    assert [way.name for way in earlier.ways] == names[:1] + names[2:]
    assert earlier.screened == 5


def test_a_work_of_the_paper_that_a_search_found_too_is_screened_once(tmp_path: Path) -> None:
    paper = "sections: [{section: 2, title: Two, summary: It is.}]\nnotes: [{note: 1, section: 2, keys: [adams2021one]}]\n"
    found = of(tmp_path, {"searches.yml": SEARCHES, "paper.yml": paper})
    assert numbers(found)["Found more than once"] == 1
    assert found.found == found.screened + 1


def test_without_a_record_the_flow_starts_at_the_bibliography(tmp_path: Path) -> None:
    found = of(tmp_path, {})
    assert [(way.name, way.number) for way in found.ways] == [
        ("How they were found is not recorded", 2)
    ]
    assert (found.found, found.screened, found.on_the_map) == (2, 2, 2)


def test_what_is_nothing_is_no_step_aside(any_map: Path, tmp_path: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    for of in (link(corpus), graph(tmp_path, {})):
        assert all(count.number for step in steps(flow(of)) for count in step.aside)
