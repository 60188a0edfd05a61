"""`walk` finds every id, every prose and every citation string: each field of each kind, filled once with a numbered value.

The documents below hold `ref-N` where the field names another entry, `Prose N` where it is prose, `[@cite-N]` where it
holds sources, and other words where it is none of these. So what must be found can be read off their text alone.
"""

import re
from datetime import date
from typing import Any

import pytest

from litmap.content.frontmatter import read_document
from litmap.content.validation import validate
from litmap.model.fields import Prose, Record, Ref, Sources
from litmap.model.kinds import MODELS, field_names
from litmap.model.vocabulary import WORD_TABLES
from litmap.model.walk import FAR, Found, shown, walk
from litmap.problems.problem import Problem

COMMON = """
title: A name
short: A label
also: [Another name]
summary: Prose 1
definition: Prose 2
aliases: [former-name, {id: former-term, kind: term}]
claims:
  - id: own-name
    was: ["old#name"]
    label: A name for links
    text: Prose 3
    cites: "[@cite-4]"
    grounds: {key: Prose 12, other: Prose 13}
    about: remedy
    side: against
    by: ours
    as_of: 2024
    rests_on: ["ref-5#a", {claim: "ref-6#b", by: source}]
    holds: {answer: open, because: Prose 14, checked: 2025, settle: A vote.}
    sought: [{date: 2025-03-04, where: A list, words: it is, found: nobody}]
    unverified: Nobody looked.
involves:
  - {institution: ref-7, as: convenor, because: Prose 8}
  - {institution: ref-9}
related: [ref-10, ref-11]
review: {date: 2024-01-02, by: A reader, outcome: kept, due: 2025}
"""

ANSWERING = """
rank: 300
question: Is it so?
answer: Prose 40
sought:
  - {date: 2025-01-01, where: An index, words: it is so, found: nothing}
"""

OWN = {
    "barrier": """
order: first
part_of: ref-20
leads_to:
  - {barrier: ref-21, because: Prose 22, by: source}
bears_on:
  - pathway: ref-23
    effect: hinders
    because: Prose 24
    by: ours
    as_of: 2024
    rests_on: [{claim: "ref-25#c", by: ours}]
"""
    + ANSWERING,
    "pathway": """
standing: option
part_of: ref-20
advocates:
  - {person: A person, who: [ref-21, ref-22], others: others, cites: "[@cite-23]"}
opponents:
  - {person: B person, who: [ref-24], others: others, cites: "[@cite-25]"}
exemplars: [ref-26]
assessments:
  - criterion: ref-27
    condition: current
    verdict: weak
    because: Prose 28
    by: ours
    as_of: 2024
    rests_on: [{claim: "ref-29#d", by: ours}]
    holds: {answer: open, because: Prose 31, checked: 2025, settle: A vote.}
    inherits: ref-30/some-criterion/abstract
holds: {answer: open, because: Prose 32, checked: 2025, settle: A vote.}
"""
    + ANSWERING,
    "recommendation": """
standing: recommended
part_of: ref-20
addresses: [{barrier: ref-21, by: ours}]
serves: [ref-22]
addressed_to: [{institution: ref-23, by: ours}]
rests_on: [{claim: "ref-24#e", by: ours}]
precedents:
  - {text: Prose 25, cites: "[@cite-26]", entry: ref-27}
risks:
  - {text: Prose 28, cites: "[@cite-29]", entry: ref-30}
holds: {answer: open, because: Prose 31, checked: 2025, settle: A vote.}
"""
    + ANSWERING,
    "criterion": "rank: 1\n",
    "institution": """
acronym: AN
names:
  - {name: Old name, since: 2001, until: 2002, cites: "[@cite-20]", ambiguous: true}
type: bloc
peripheral: true
mentions: off
founded: {date: 2000, cites: "[@cite-21]"}
website: https://example.org/
wikidata: Q1
ror: 00examp37
members:
  - {who: [ref-22, ref-23], as: As, since: 2001, until: 2002, as_of: 2002, cites: "[@cite-24]", others: others}
participants:
  - {who: [ref-25], as: observer, since: 2001, until: 2002, as_of: 2002, cites: "[@cite-26]", others: others}
absences:
  - {who: [ref-27], since: 2001, until: 2002, as_of: 2002, cites: "[@cite-28]", others: others}
ties:
  - {tie: hosts, to: ref-29, since: 2001, until: 2002, because: Prose 30}
lineage:
  - {change: merged, date: 2003, to: ref-31, cites: "[@cite-32]"}
""",
    "instrument": """
issuers: [ref-20, ref-21]
other_issuers: Others
binding: mixed
text: "[@cite-26]"
events:
  - {date: 2003, event: signed, what: what, who: [ref-22], others: others, cites: "[@cite-23]"}
ties:
  - {tie: draws-on, to: ref-24, since: 2001, until: 2002, because: Prose 25}
""",
    "development": """
date: 2025-03
instruments: [ref-20]
bears_on:
  - {claim: "ref-21#f", effect: confirms, because: Prose 22}
  - {assessment: ref-23/some-criterion/current, effect: updates}
  - {entry: ref-24, effect: contradicts}
confidence: low
""",
    "term": "",
}

ANSWERING_FIELDS = "rank question answer sought"
# The fields by kind as the project's field table has them: what a contributor may write, and nothing else.
FIELDS = {
    "claim": "id was label text cites grounds about side by as_of rests_on holds sought unverified",
    "all": "title short also summary definition aliases claims involves related review",
    "barrier": f"{ANSWERING_FIELDS} order part_of leads_to bears_on",
    "pathway": f"{ANSWERING_FIELDS} holds part_of standing advocates opponents exemplars assessments",
    "recommendation": f"{ANSWERING_FIELDS} holds part_of standing addresses serves addressed_to rests_on "
    "precedents risks",
    "criterion": "rank",
    "term": "",
    "institution": "acronym names type peripheral mentions founded website wikidata ror members participants absences ties lineage",
    "instrument": "issuers other_issuers binding text events ties",
    "development": "date instruments bears_on confidence",
}


def filled(kind: str) -> Any:
    problems: list[Problem] = []
    document, faults = read_document("f.md", f"---{COMMON}{OWN[kind]}---\n".encode())
    entry = validate(MODELS[kind], document, problems)  # type: ignore[index]
    assert [*faults, *problems] == []
    return entry


def by_number(found: list[Found], marker: type) -> list[int]:
    return [
        int(re.findall(r"\d+", str(one.value))[0])
        for one in found
        if isinstance(one.marker, marker)
    ]


@pytest.mark.parametrize("kind", MODELS)
def test_everything_marked_is_found_once_and_in_the_order_of_the_fields(kind: str) -> None:
    found = list(walk(filled(kind), FAR))
    text = COMMON + OWN[kind]
    for marker, form in (
        (Ref, r"ref-(\d+)"),
        (Prose, r"Prose (\d+)"),
        (Sources, r"\[@cite-(\d+)\]"),
    ):
        expected = [int(number) for number in re.findall(form, text)]
        assert expected
        assert sorted(by_number(found, marker)) == sorted(expected)
    relations = by_number(found, Ref)
    assert [one for one in relations if one < 20] == sorted(one for one in relations if one < 20)
    assert [one for one in relations if one >= 20] == sorted(one for one in relations if one >= 20)


@pytest.mark.parametrize("kind", MODELS)
def test_a_relation_names_its_target_and_its_words(kind: str) -> None:
    for one in walk(filled(kind), FAR):
        if isinstance(one.marker, Ref):
            assert re.fullmatch(r"ref-\d+", one.target)
            assert all(one.words), one.field
            if one.marker.table:
                assert one.words in WORD_TABLES[one.marker.table].values()


TAKES = {
    "all": {"institution": "institution", "claim": "", "related": ""},
    "barrier": {"part_of": "barrier", "barrier": "barrier", "pathway": "pathway"},
    "pathway": {
        "part_of": "pathway",
        "who": "institution",
        "exemplars": "",
        "criterion": "criterion",
        "inherits": "pathway",
    },
    "recommendation": {
        "part_of": "recommendation",
        "barrier": "barrier",
        "serves": "pathway",
        "entry": "",
    },
    "institution": {"who": "institution", "to": "institution instrument"},
    "instrument": {"issuers": "institution", "who": "institution", "to": "institution instrument"},
    "development": {"instruments": "instrument", "claim": "", "assessment": "pathway", "entry": ""},
}
"""The kinds that each field may name; none: any."""


@pytest.mark.parametrize("kind", MODELS)
def test_a_relation_takes_the_kinds_that_make_sense(kind: str) -> None:
    takes: dict[str, set[str]] = {}
    for one in walk(filled(kind), FAR):
        if isinstance(one.marker, Ref) and (kind, type(one.owner).__name__) != (
            "institution",
            "Lineage",
        ):
            takes.setdefault(one.field, set()).update(one.marker.kinds)
    assert takes == {
        field: set(kinds.split())
        for field, kinds in {**TAKES["all"], **TAKES.get(kind, {})}.items()
    }


def test_a_body_is_succeeded_by_a_body() -> None:
    (one,) = (one for one in walk(filled("institution"), FAR) if one.target == "ref-31")
    assert isinstance(one.marker, Ref)
    assert one.marker.kinds == ("institution",)


def test_words_follow_the_vocabulary() -> None:
    words = {
        one.target: one.words
        for one in walk(filled("institution"), FAR)
        if isinstance(one.marker, Ref)
    }
    assert words["ref-29"] == ("hosts", "hosted by")
    assert words["ref-31"] == ("joined with", "joined by")
    words = {
        one.target: one.words
        for one in walk(filled("development"), FAR)
        if isinstance(one.marker, Ref)
    }
    assert [words[f"ref-{number}"][0] for number in (21, 23, 24)] == [
        "confirms",
        "updates",
        "contradicts",
    ]


@pytest.mark.parametrize("kind", MODELS)
def test_a_kind_has_the_fields_of_the_table_and_no_other(kind: str) -> None:
    assert set(field_names(MODELS[kind])) == set(f"{FIELDS['all']} {FIELDS[kind]}".split())  # type: ignore[index]


def test_a_claim_has_the_fields_of_the_table() -> None:
    (claim,) = filled("barrier").claims
    assert " ".join(sorted(field_names(type(claim)))) == " ".join(sorted(FIELDS["claim"].split()))


def unset(record: Record, path: str = "") -> list[str]:
    """The fields of a record, at any depth, that the documents above leave out in every item of a list."""
    missing = []
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name not in record.model_fields_set:
            missing.append(f"{path}{name}")
        items = value if isinstance(value, list) else [value]
        if name in ("aliases", "rests_on"):  # one of their items is written as one word
            items = items[-1:]
        records = [item for item in items if isinstance(item, Record)]
        if records:
            missing += set.intersection(*(set(unset(one, f"{path}{name}.")) for one in records))
    return missing


@pytest.mark.parametrize("kind", MODELS)
def test_the_documents_above_fill_every_field(kind: str) -> None:
    assert unset(filled(kind)) == []


def test_citing_is_allowed_where_the_field_table_allows_it() -> None:
    may: dict[bool, set[str]] = {True: set(), False: set()}
    for kind in MODELS:
        for one in walk(filled(kind), FAR):
            if isinstance(one.marker, Prose):
                may[one.marker.citations].add(one.field)
    assert may == {
        True: {"because", "definition"},
        False: {"summary", "text", "grounds", "answer"},
    }


HIDDEN = [
    ("institution", "names", "since: 2001", "since: 2027-05-01", {20}),
    ("institution", "members", "As, since: 2001", "As, since: 2027-05-01", {22, 23, 24}),
    (
        "institution",
        "participants",
        "observer, since: 2001",
        "observer, since: 2027-05-01",
        {25, 26},
    ),
    (
        "institution",
        "absences",
        'as_of: 2002, cites: "[@cite-28]',
        'as_of: 2027-05-01, cites: "[@cite-28]',
        {27, 28},
    ),
    (
        "institution",
        "absences",
        "{who: [ref-27], since: 2001",
        "{who: [ref-27], since: 2027-05-01",
        {27, 28},
    ),
    (
        "institution",
        "ties",
        "{tie: hosts, to: ref-29, since: 2001",
        "{tie: hosts, to: ref-29, since: 2027-05-01",
        {29, 30},
    ),
    ("institution", "lineage", "date: 2003", "date: 2027-05-01", {31, 32}),
    ("instrument", "events", "date: 2003", "date: 2027-05-01", {22, 23}),
    ("instrument", "ties", "since: 2001", "since: 2027-05-01", {24, 25}),
]


@pytest.mark.parametrize(
    ("kind", "field", "old", "new", "numbers"),
    HIDDEN,
    ids=[f"{kind} {field} {old[:8]}" for kind, field, old, *_ in HIDDEN],
)
def test_a_record_is_passed_over_with_all_it_holds_until_its_day(
    monkeypatch: pytest.MonkeyPatch, kind: str, field: str, old: str, new: str, numbers: set[int]
) -> None:
    assert old in OWN[kind]
    monkeypatch.setitem(OWN, kind, OWN[kind].replace(old, new, 1))
    entry = filled(kind)

    def seen(day: date) -> set[int]:
        return {int(re.findall(r"\d+", str(one.value))[0]) for one in walk(entry, day)}

    assert seen(date(2027, 5, 1)) - seen(date(2027, 4, 30)) == numbers
    assert seen(date(2027, 5, 1)) == seen(FAR)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-02", date(2025, 2, 28)),
        ("2028-02", date(2028, 2, 29)),
        ("2025-02-03", date(2025, 2, 3)),
    ],
)
def test_a_partial_date_counts_from_its_last_day(
    monkeypatch: pytest.MonkeyPatch, written: str, first: date
) -> None:
    monkeypatch.setitem(OWN, "development", OWN["development"].replace("2025-03", written))
    entry = filled("development")
    assert list(walk(entry, date.fromordinal(first.toordinal() - 1))) == []
    assert list(walk(entry, first)) != []


def test_what_was_until_a_day_is_not_hidden_after_it() -> None:
    """`until` and `founded` say when something was; they hide nothing."""
    institution = filled("institution").model_copy(update={"claims": [], "review": None})
    seen = [one.value for one in walk(institution, date(2003, 12, 31))]
    assert len(seen) == len(list(walk(institution, FAR)))


def test_what_is_shown_holds_nothing_that_is_dated_later() -> None:
    entry = filled("barrier")
    first = shown(entry, date(1999, 12, 31))
    early = [one.value for one in walk(entry, date(1999, 12, 31))]
    assert [one.value for one in walk(first, FAR)] == early
    assert len(early) < len(list(walk(entry, FAR)))
    assert shown(entry, FAR) is entry
