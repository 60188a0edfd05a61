"""Each kind of change gives its event, and no other; how files are written gives none."""

import random
from collections.abc import Iterator

import pytest
import yaml
from tests.history.states import (
    BARRIER,
    COUNCIL,
    FILES,
    PATHWAY,
    SLOW,
    STATE,
    changed,
    difference,
    snapshot,
    with_changes,
)

from litmap.history.compare import compare
from litmap.history.event import KINDS, Event
from litmap.history.sentences import as_plain, sentence

CLAIM = '  - {id: takes-years, text: Many states take years., cites: "[states @adams2021one]"}\n'
REMOVED = "- {id: ID, kind: KIND, date: 2026-11-01, because: It was wrong.}\n"


def only(events: list[Event]) -> Event:
    (event,) = events
    return event


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events]


def test_the_same_files_give_nothing() -> None:
    assert changed() == []


def test_a_claim_is_added() -> None:
    new = CLAIM.replace("takes-years", "few-sign").replace("Many states take years", "Few sign")
    event = only(changed((SLOW, CLAIM, CLAIM + new)))
    assert (event.kind, event.what, event.after) == (
        "claim-added",
        "slow-ratification#few-sign",
        "Few sign.",
    )
    assert (event.entry, event.entries) == ("slow-ratification", ("slow-ratification",))
    assert as_plain(sentence(event)) == "A claim was added: “Few sign.”"


def test_a_claim_is_withdrawn() -> None:
    event = only(changed((SLOW, CLAIM, "")))
    assert (event.kind, event.what, event.before) == (
        "claim-withdrawn",
        "slow-ratification#takes-years",
        "Many states take years.",
    )


def test_a_tombstone_gives_the_reason() -> None:
    files = with_changes((SLOW, CLAIM, ""))
    tombstone = REMOVED.replace("ID", '"slow-ratification#takes-years"').replace("KIND", "claim")
    event = only(list(difference({**files, "content/removed.yml": tombstone}).events))
    assert (event.kind, event.said) == ("claim-withdrawn", "It was wrong.")


def test_a_claim_is_reworded() -> None:
    event = only(changed((SLOW, "exists as a draft", "was published as a draft")))
    assert (event.kind, event.before, event.after) == (
        "claim-reworded",
        "The convention exists as a draft.",
        "The convention was published as a draft.",
    )


@pytest.mark.parametrize(
    "was", ['"slow-ratification#draft-only"', '["slow-ratification#draft-only"]']
)
def test_a_claim_with_another_id_is_no_other_claim(was: str) -> None:
    renamed = f"id: still-draft\n    was: {was}"
    text = ("exists as a draft", "has been no more than a draft to this day")
    found = changed((SLOW, "id: draft-only", renamed), (SLOW, *text))
    assert kinds(found) == ["claim-reworded", "claim-renamed"]
    assert (found[1].before, found[1].what) == (
        "slow-ratification#draft-only",
        "slow-ratification#still-draft",
    )


def test_a_claim_is_taken_for_the_same_by_its_words_where_no_name_says_so() -> None:
    event = only(changed((SLOW, "id: draft-only", "id: still-draft")))
    assert event.kind == "claim-renamed"
    found = changed(
        (SLOW, "id: draft-only", "id: still-draft"), (SLOW, "exists as a draft", "exists as draft")
    )
    assert kinds(found) == ["claim-reworded", "claim-renamed"]


def test_a_claim_moves_to_another_entry() -> None:
    claims = "claims:\n" + CLAIM.replace("text:", 'was: "slow-ratification#takes-years", text:')
    found = changed(
        (SLOW, CLAIM, ""), ("barriers/deficit.md", "order: first\n", f"order: first\n{claims}")
    )
    event = only(found)
    assert (event.kind, event.what, event.before) == (
        "claim-moved",
        "deficit#takes-years",
        "Slow ratification",
    )


def test_two_claims_become_one() -> None:
    both = "text: Many states take years."
    found = changed((SLOW, "  - id: draft-only\n", "  - id: gone\n"), (SLOW, both, both))
    assert kinds(found) == ["claim-renamed"]
    joined = changed(
        (SLOW, CLAIM, CLAIM.replace("text:", 'was: "slow-ratification#draft-only", text:')),
        (SLOW, BODY_OF_FIRST, ""),
    )
    assert kinds(joined) == ["claim-merged"]
    assert joined[0].before == "The convention exists as a draft."


BODY_OF_FIRST = """  - id: draft-only
    text: The convention exists as a draft.
    cites: "[states @adams2021one, sec. 2; supports @brown2022two, p. 4]"
    as_of: 2024-02-20
"""


def test_whether_a_claim_holds() -> None:
    holds = '    as_of: 2024-02-20\n    holds: {answer: "no", because: It was opened., checked: 2024-10-01}\n'
    event = only(changed((SLOW, "    as_of: 2024-02-20\n", holds)))
    assert (event.kind, event.before, event.after) == (
        "holds-changed",
        "not checked",
        "no longer holds",
    )
    assert event.said == "It was opened."
    assert as_plain(sentence(event)) == (
        "The claim “The convention exists as a draft”: no longer holds. “It was opened.”"
    )


def test_an_event_overtakes_a_claim() -> None:
    bears = 'bears_on: [{claim: "slow-ratification#draft-only", effect: contradicts}]'
    event = only(changed(("developments/opened.md", "bears_on: []", bears)))
    assert (event.kind, event.what, event.claim) == (
        "overtaken",
        "opened",
        "The convention exists as a draft.",
    )
    assert event.entries == ("opened", "slow-ratification")


def test_a_claim_is_contested_and_no_longer() -> None:
    dispute = (SLOW, "supports @brown2022two, p. 4", "disputes @brown2022two, p. 4")
    event = only(changed(dispute))
    assert (event.kind, event.works, event.source) == ("contested", ("brown2022two",), "Brown 2022")
    back = difference(FILES, with_changes(dispute)).events
    assert kinds(list(back)) == ["citation-retyped"]
    gone = difference(
        with_changes((SLOW, "; supports @brown2022two, p. 4", "")), with_changes(dispute)
    ).events
    assert kinds(list(gone)) == ["uncontested"]


def test_citations_are_added_removed_in_another_role_and_at_another_place() -> None:
    cited = "; supports @brown2022two, p. 4"
    assert kinds(changed((SLOW, cited, ""))) == ["citation-removed"]
    assert kinds(list(difference(FILES, with_changes((SLOW, cited, ""))).events)) == [
        "citation-added"
    ]
    retyped = only(
        changed((SLOW, "supports @brown2022two, p. 4", "partly supports @brown2022two, p. 4"))
    )
    assert (retyped.kind, retyped.before, retyped.after) == (
        "citation-retyped",
        "supported by, p. 4",
        "partly supported by, p. 4",
    )
    assert kinds(
        changed((SLOW, "supports @brown2022two, p. 4", "supports @brown2022two, p. 5"))
    ) == ["citation-replaced"]


def test_a_source_that_left_with_its_citation_keeps_its_name() -> None:
    files = with_changes((SLOW, "; supports @brown2022two, p. 4", ""))
    works = files["references.bib"]
    files["references.bib"] = works[: works.index("@book{brown2022two,")]
    gone = [one for one in difference(files).events if one.kind == "citation-removed"]
    assert [one.source for one in gone] == ["Brown 2022"]


def test_a_citation_in_the_discussion_of_an_entry() -> None:
    event = only(
        changed((SLOW, "[evidence @brown2022two, p. 9]", "[evidence @adams2021one, p. 9]"))[:1]
    )
    assert (event.kind, event.what, event.claim) == ("citation-removed", "slow-ratification", "")


def test_a_verdict_changes() -> None:
    event = only(changed(("pathways/treaty.md", "verdict: mixed", "verdict: weak")))
    assert (event.kind, event.what) == ("verdict-changed", "treaty/coordination/abstract")
    assert (event.before, event.after, event.measure) == (
        "mixed",
        "weak",
        "Coordination, in the abstract",
    )


def test_relations_are_added_removed_and_changed() -> None:
    part = "part_of: deficit\n"
    removed = only(changed((SLOW, part, "")))
    assert (removed.kind, removed.before, removed.entries) == (
        "relation-removed",
        "part of Governance deficit",
        ("slow-ratification", "deficit"),
    )
    bears = part + "bears_on: [{pathway: treaty, effect: hinders, because: It is slow.}]\n"
    before = with_changes((SLOW, part, bears))
    added = only(list(difference(before).events))
    assert (added.kind, added.after) == ("relation-added", "hinders A treaty")
    after = with_changes((SLOW, part, bears.replace("hinders", "motivates")))
    event = only(list(difference(after, before).events))
    assert (event.kind, event.before, event.after) == (
        "relation-changed",
        "hinders A treaty",
        "speaks for A treaty",
    )


def test_a_member_joins() -> None:
    event = only(
        changed(
            ("institutions/council.md", "who: [france, germany]", "who: [france, germany, oecd]")
        )[:1]
    )
    assert (event.kind, event.after) == ("membership-changed", "has as a member oecd (since 1949)")
    assert event.entries == ("council", "oecd")


def test_an_entry_is_added_and_removed() -> None:
    italy = {**FILES, "content/institutions/italy.md": STATE.format("Italy")}
    added = only(list(difference(italy).events))
    assert (added.kind, added.what, added.title) == ("entry-added", "italy", "Italy")
    tombstone = REMOVED.replace("ID", "italy").replace("KIND", "institution")
    removed = only(list(difference({**FILES, "content/removed.yml": tombstone}, italy).events))
    assert (removed.kind, removed.what, removed.said) == ("entry-removed", "italy", "It was wrong.")


def moved(old: str, new: str, *changes: tuple[str, str]) -> dict[str, str]:
    """The files with one under another name, and every mention of it changed."""
    files = dict(FILES)
    text = files.pop(f"content/{old}")
    for before, after in changes:
        text = text.replace(before, after)
    files[f"content/{new}"] = text
    return files


def test_an_entry_is_renamed_with_all_that_names_it() -> None:
    files = moved(
        "institutions/council.md", "institutions/coe.md", ("summary", "aliases: [council]\nsummary")
    )
    files[f"content/{SLOW}"] = files[f"content/{SLOW}"].replace(
        "institutions/council.md", "institutions/coe.md"
    )
    event = only(list(difference(files).events))
    assert (event.kind, event.before, event.after) == ("entry-renamed", "council", "coe")


def test_an_entry_with_claims_is_renamed() -> None:
    files = moved(
        SLOW, "barriers/ratification.md", ("summary", "aliases: [slow-ratification]\nsummary")
    )
    files["content/disputes.yml"] = files["content/disputes.yml"].replace(
        "slow-ratification#", "ratification#"
    )
    found = list(difference(files).events)
    assert kinds(found) == ["entry-renamed"]


def test_an_entry_becomes_one_of_another_kind() -> None:
    files = moved("institutions/council.md", "instruments/council.md")
    event = next(one for one in difference(files).events if one.kind == "entry-renamed")
    assert (event.said, event.before, event.after) == ("kind", "institution", "instrument")


def test_entries_are_merged() -> None:
    files = with_changes(
        ("barriers/deficit.md", "summary", "aliases: [slow-ratification]\nsummary")
    )
    del files[f"content/{SLOW}"]
    found = list(difference(files).events)
    assert kinds(found) == ["claim-withdrawn", "claim-withdrawn", "entry-merged"]
    assert (found[2].what, found[2].said, found[2].before) == (
        "deficit",
        "slow-ratification",
        "Slow ratification",
    )


@pytest.mark.parametrize(
    ("file", "before", "after", "kind"),
    [
        (SLOW, "title: Slow ratification", "title: Slow treaties", "text-reworded"),
        (SLOW, "Treaties bind few states.", "Few states are bound.", "text-reworded"),
        ("criteria/coordination.md", "To agree.", "To act as one.", "text-reworded"),
        ("pathways/treaty.md", "Would a treaty work?", "Could a treaty work?", "answer-reworded"),
        ("pathways/treaty.md", "It would not.", "It could not.", "answer-reworded"),
        (SLOW, "2024-02-20", "2024-03-01", "details-changed"),
        (SLOW, "Treaties are [slow]", "Conventions are [slow]", "details-changed"),
        ("institutions/france.md", "type: state", "type: bloc", "details-changed"),
        ("about.md", "How it is made.", "How it was made.", "page-changed"),
        ("disputes.yml", "settle: Time.", "settle: More time.", "dispute-changed"),
        ("disputes.yml", DISPUTE := FILES["content/disputes.yml"][10:], "", "dispute-changed"),
        ("references.bib", "title = {One}", "title = {Ones}", "work-corrected"),
        ("references.bib", "Adams, Ann", "Adams, Anna", "work-corrected"),
        ("references.bib", "read = {abstract}", "read = {full}", "work-read"),
        ("references.bib", "Argues one thing.", "Argues two things.", "work-annotated"),
        (
            "references.bib",
            "title = {Two}",
            "title = {Two}, standing = {retracted}",
            "standing-changed",
        ),
    ],
)
def test_texts_details_and_works(file: str, before: str, after: str, kind: str) -> None:
    assert kinds(changed((file, before, after))) == [kind]


def test_a_standing_is_said_as_pages_say_it_and_an_old_word_as_it_was_written() -> None:
    fields = "standing = {0}, standingsince = {{2025-02-06}}, standingby = {{coordination}}"
    for word, said in (
        ("{retracted}", "retracted on 6 Feb 2025 by Coordination"),
        ("{in-force}", "in force since 6 Feb 2025 by Coordination"),
        ("{shelved}", "shelved by Coordination"),
    ):
        with_it = f"title = {{Two}}, {fields.format(word)}"
        event = only(changed(("references.bib", "title = {Two}", with_it)))
        assert (event.before, event.after) == ("", said)


def test_a_work_is_read_deeper_or_less_far_than_was_said() -> None:
    for now, said in (("full", "deeper"), ("record", "less")):
        event = only(changed(("references.bib", "read = {abstract}", f"read = {{{now}}}")))
        assert event.said == said


def test_a_work_is_added_removed_and_gets_another_key() -> None:
    third = "@book{cole2023three,\n  title = {Three},\n}\n"
    more = {**FILES, "references.bib": FILES["references.bib"] + third}
    assert only(list(difference(more).events)).what == "@cole2023three"
    assert kinds(list(difference(FILES, more).events)) == ["work-removed"]
    renamed = {
        path: text.replace("brown2022two", "brown2022second") for path, text in FILES.items()
    }
    bib = renamed["references.bib"].replace(
        "title = {Two}", "title = {Two},\n  ids = {brown2022two}"
    )
    event = only(list(difference({**renamed, "references.bib": bib}).events))
    assert (event.kind, event.before, event.after) == (
        "work-renamed",
        "brown2022two",
        "brown2022second",
    )


def test_what_a_work_takes_from_another_record() -> None:
    part = "@incollection{cole2023three,\n  title = {Three},\n  crossref = {brown2022two},\n}\n"
    bib = FILES["references.bib"] + part
    before = {**FILES, "references.bib": bib}
    after = {**FILES, "references.bib": bib.replace("title = {Two}", "title = {Second}")}
    found = difference(after, before).events
    assert {one.what for one in found} == {"@brown2022two", "@cole2023three"}


def test_no_kind_of_change_is_without_a_sentence() -> None:
    for kind in KINDS:
        event = Event(
            kind, "x", before="before", after="after", said="said", claim="claim", source="source"
        )
        assert as_plain(sentence(event)).strip().endswith((".", "”"))


def shuffled(value: object, chance: random.Random) -> object:
    """The same in another order."""
    if isinstance(value, dict):
        named = list(value.items())
        chance.shuffle(named)
        return {name: shuffled(inner, chance) for name, inner in named}
    if isinstance(value, list):
        found = [shuffled(one, chance) for one in value]
        chance.shuffle(found)
        return found
    return value


def written_otherwise(seed: int) -> Iterator[tuple[str, str]]:
    """Every file in another order, with other quotes and line ends, folded elsewhere, with comments."""
    chance = random.Random(seed)
    for path, text in FILES.items():
        if path.endswith(".bib"):
            records = text.replace("  ", "\t").replace("{One}", '"One"').split("\n\n")
            yield path, "% a comment\n" + "\n\n\n".join(reversed(records))
            continue
        front, body = text, ""
        if path.endswith(".md"):
            _, front, body = text.split("---\n", 2)
        fields = shuffled(yaml.load(front, yaml.BaseLoader), chance)
        style = chance.choice(["'", '"', ">", None])
        width = chance.choice([20, 200])
        front = yaml.dump(
            fields, default_style=style, width=width, sort_keys=False, allow_unicode=True
        )
        front = f"# a comment\n{front}"
        if path.endswith(".md"):
            yield path, f"---\n{front}---\n{body.replace(' ', chr(10), 1)}\n".replace("\n", "\r\n")
        else:
            yield path, front


@pytest.mark.parametrize("seed", range(5))
def test_another_layout_is_no_change(seed: int) -> None:
    after = dict(written_otherwise(seed))
    assert all(after[path] != text for path, text in FILES.items())
    found = difference(after)
    assert (found.events, found.unread) == ((), ())


def test_the_events_of_a_whole_state_and_of_nothing() -> None:
    everything = compare(snapshot({}), snapshot(FILES))
    assert {one.kind for one in everything.events} == {
        "claim-added",
        "entry-added",
        "work-added",
        "page-changed",
        "dispute-changed",
    }
    gone = compare(snapshot(FILES), snapshot({}))
    assert {"claim-withdrawn", "entry-removed", "work-removed"} <= {one.kind for one in gone.events}


OLD = """---
title: Council of Europe
summary: It drafts treaties.
type: forum-of-old
colour: blue
bodies: [{name: A, weights: [1, 2]}]
claims:
  - {id: drafts, text: It drafts., status: overtaken, cites: "[refutes @adams2021one]"}
---
"""


def test_an_old_file_with_words_that_are_gone() -> None:
    before = {**FILES, "content/institutions/council.md": OLD}
    found = difference(FILES, before)
    assert found.unread == ()
    assert {"claim-withdrawn", "membership-changed", "details-changed"} <= set(
        kinds(list(found.events))
    )
    folder = {**FILES, "content/bodies/council.md": OLD}
    del folder["content/institutions/council.md"]
    event = next(one for one in difference(FILES, folder).events if one.kind == "entry-renamed")
    assert (event.before, event.after) == ("bodies", "institution")
    assert (
        as_plain(sentence(event)) == "It is one of the institutions now, no longer of the bodies."
    )


@pytest.mark.parametrize(
    "broken",
    [
        COUNCIL.replace("type:", "type: [").encode(),
        COUNCIL.encode("utf-16"),
        COUNCIL.replace("drafts", "draf\xe9s").encode("latin-1"),
        COUNCIL.replace("---\n", "", 1).encode(),
        b"",
        b"---\n- a\n- b\n---\n",
        b"---\n? [a, b]\n: c\n---\n",
        b"---\n" + b"[" * 5_000 + b"\n---\n",
        b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (n + 1, n + 1, *([n] * 7))
            for n in range(97, 110)
        )
        + b"---\n",
        b"---\ntitle: x\n---\n" + b"a" * 2_000_000,
        b"---\n" + b"".join(b" " * n + b"a:\n" for n in range(500)) + b"---\n",
    ],
)
def test_a_file_that_cannot_be_read_gives_no_event_and_is_named(broken: bytes) -> None:
    path = "content/institutions/council.md"
    for before, after in ((FILES, {**FILES, path: broken}), ({**FILES, path: broken}, FILES)):
        found = difference(after, before)
        assert (found.events, found.unread) == ((), (path,))


def test_a_broken_bibliography_keeps_its_sound_records() -> None:
    bib = FILES["references.bib"].replace("date = {2021},", "date = {2021")
    found = difference({**FILES, "references.bib": bib})
    assert not {one.what for one in found.events} - {"@adams2021one"}


def test_no_verdict_and_a_note_that_there_is_none_say_the_same() -> None:
    unjudged = with_changes(("pathways/treaty.md", "verdict: mixed", "verdict: not-assessed"))
    without = PATHWAY[: PATHWAY.index("assessments")] + "---\n"
    none = with_changes(("pathways/treaty.md", PATHWAY, without))
    assert kinds([*difference(none, unjudged).events]) == ["details-changed"]
    event = only([*difference(FILES, unjudged).events])
    assert as_plain(sentence(event)).endswith("” is now mixed (before: not assessed).")


def test_a_removed_assessment() -> None:
    without = PATHWAY[: PATHWAY.index("assessments")] + "---\n"
    event = only(list(difference({**FILES, "content/pathways/treaty.md": without}).events))
    assert (event.kind, event.before, event.after) == ("verdict-changed", "mixed", "")


@pytest.mark.parametrize(
    "text",
    [
        "[" + "@" * 300_000,
        "@a" * 100_000,
        "[@a; " * 900,
        "![" * 900 + "x" * 100_000,
        "\\\\" * 100_000,
        "- " * 39 + "x",
    ],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    """A text whose parts have to be found again and again would take hours."""
    before = {
        **FILES,
        "content/barriers/deficit.md": f"---\ntitle: A\nsummary: 'x {text}'\n---\n{text}\n",
    }
    after = {
        **FILES,
        "content/barriers/deficit.md": f"---\ntitle: A\nsummary: 'y {text}'\n---\nx {text}\n",
    }
    found = difference(after, before)
    assert found.unread == () or found.events == ()
    for event in found.events:
        assert as_plain(sentence(event))


def test_many_claims_of_other_words_take_no_long_time() -> None:
    def claims(word: str) -> str:
        rows = [f"  - {{id: {word}-{n}, text: {word} {n} {word * 20}}}\n" for n in range(3_000)]
        return f"---\ntitle: A\nsummary: B\nclaims:\n{''.join(rows)}---\n"

    path = "content/barriers/deficit.md"
    found = difference({**FILES, path: claims("new")}, {**FILES, path: claims("old")})
    assert sum(event.kind == "claim-added" for event in found.events) == 3_000


def test_claims_that_say_the_same_are_each_taken_once() -> None:
    def claims(word: str) -> str:
        rows = [f"  - {{id: {word}-{n}, text: It is so.}}\n" for n in range(3)]
        return f"---\ntitle: A\nsummary: B\nclaims:\n{''.join(rows)}---\n"

    path = "content/barriers/deficit.md"
    found = difference({**FILES, path: claims("new")}, {**FILES, path: claims("old")})
    assert [event.kind for event in found.events] == ["claim-renamed"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "? " * 100_000,
        "{a,\n " * 140_000,
        "[" + "&a " * 100_000 + "1]",
        f"a: &a '{'word ' * 80_000}'\nb: [{','.join(['*a'] * 40_000)}]",
        "a: &a [*a]",
    ],
    ids=["questions", "braces", "anchors", "a long text again and again", "a list in itself"],
)
def test_what_would_end_the_process_is_passed_over(text: str) -> None:
    found = difference({**FILES, f"content/{SLOW}": f"---\nx:\n  {text}\n---\n"})
    assert (found.events, found.unread) == ((), (f"content/{SLOW}",))


def test_what_an_anchor_repeats_is_read_each_time() -> None:
    text = BARRIER.replace("order: second", "order: &x second\nalso: [*x]")
    plain = BARRIER.replace("order: second", "order: second\nalso: [second]")
    found = difference({**FILES, f"content/{SLOW}": text}, {**FILES, f"content/{SLOW}": plain})
    assert (found.events, found.unread) == ((), ())


def test_how_far_a_work_was_read_may_be_said_no_longer() -> None:
    event = only(changed(("references.bib", "  read = {abstract},\n", "")))
    assert as_plain(sentence(event)) == "How far it was read: not said (before: abstract)."
