"""What the works are: counted a second time by a pattern, and what is missing is counted too."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import day_of
from tests.graph.test_flow import BARRIER, PAPER
from tests.small import BASE, graph, written

from litmap.content.load import load
from litmap.graph.coverage import Facet, coverage
from litmap.graph.flow import outcome_of
from litmap.graph.link import link


def said(root: Path, field: str) -> Counter[str]:
    """How often each value of a field occurs, as a pattern finds it in the bibliography."""
    text = (root / "references.bib").read_text(encoding="utf-8")
    found: Counter[str] = Counter()
    for key, body in re.findall(r"^@\w+\{([^,]+),\n(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        match = re.search(rf"^\s*{field} = \{{([\w-]+)\}}", body, re.MULTILINE)
        if key != PAPER:
            found[match[1] if match else ""] += 1
    return found


def counts(facet: Facet) -> dict[str, int]:
    return {value.name: value.number for value in facet.values}


@pytest.mark.parametrize("field", ["region", "sourcetype", "read"])
def test_a_field_is_counted_as_the_bibliography_has_it(any_map: Path, field: str) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    assert counts(coverage(link(corpus))[field]) == said(any_map, field)


def test_languages_and_years_are_those_of_the_bibliography(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    found = coverage(link(corpus))
    english = sum(
        number for name, number in said(any_map, "langid").items() if name in ("english", "british")
    )
    assert counts(found["language"])["English"] == english
    by_date = said(any_map, "date") + said(any_map, "year")
    late = Counter(year[:4] for year in by_date.elements() if year >= "2023")
    assert {
        name: number for name, number in counts(found["year"]).items() if name.isdigit()
    } == late


def test_every_work_is_counted_once_and_those_with_a_role_among_them(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    made = link(corpus)
    works = corpus.references.keys() - {PAPER}
    placed = [key for key in works if outcome_of(made, key) == "placed"]
    for facet in coverage(made).values():
        if facet.of == "work" and not facet.several:
            assert facet.total == sum(counts(facet).values()) == len(works), facet.name
            assert sum(value.weighty for value in facet.values) == len(placed), facet.name


def test_claims_are_counted_by_whose_they_are(any_map: Path) -> None:
    corpus, _ = load(any_map, day_of(any_map))
    voice = coverage(link(corpus))["voice"]
    claims = [claim for entry in corpus.entries.values() for claim in entry.fields.claims]
    assert voice.total == len(claims)
    assert counts(voice).get("ours", 0) == sum(claim.by == "ours" for claim in claims)
    assert counts(voice).get("inferred", 0) == sum(claim.by == "inferred" for claim in claims)


def test_what_a_record_does_not_say_is_counted_as_not_recorded(tmp_path: Path) -> None:
    bib = re.sub(r"  (?:region|langid|date) = .*\n", "", BASE["references.bib"], count=3)
    corpus, _ = load(written(tmp_path, {"references.bib": bib}), date(2026, 11, 1))
    found = coverage(link(corpus))
    for name in ("region", "language", "year"):
        value = found[name].values[-1]
        assert (value.name, value.words, value.number) == ("", "not recorded", 1), name
        assert found[name].recorded == 1


def test_a_role_counts_where_the_work_was_opened(tmp_path: Path) -> None:
    roles = coverage(graph(tmp_path, {"barriers/slow.md": BARRIER}))["role"]
    assert counts(roles) == {"supports": 1, "background": 1}
    corpus, _ = load(tmp_path, date(2026, 11, 1))
    text = (tmp_path / "references.bib").read_text(encoding="utf-8")
    (tmp_path / "references.bib").write_text(
        text.replace("{full}", "{record}", 1), encoding="utf-8"
    )
    corpus, _ = load(tmp_path, date(2026, 11, 1))
    assert counts(coverage(link(corpus))["role"]) == {"unread": 1, "background": 1}


def test_claims_that_a_work_disputes_or_limits_are_counted_too(tmp_path: Path) -> None:
    cited = "{{id: {0}, text: It is so., cites: '[states @roberts2024global, sec. 2; {1} @adams2021one, p. 1]'}}"
    roles = ("disputes", "qualifies", "supports")
    claims = ", ".join(cited.format(role, role) for role in roles)
    text = f"---\ntitle: It\nsummary: It is.\norder: first\nclaims: [{claims}]\n---\n"
    voice = coverage(graph(tmp_path, {"barriers/it.md": text}))["voice"]
    assert [(one.name, one.number, one.weighty) for one in voice.values] == [("paper", 3, 2)]
