"""Rules about where works stand today."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus
from litmap.graph.standings import of_record, of_texts
from litmap.model.dates import first_day, in_words, is_date, last_day
from litmap.model.reference import Reference
from litmap.model.standing import CHANGED, STANDING_NAMES
from litmap.problems.problem import Place, Problem, Severity
from litmap.problems.wording import listed
from litmap.rules.citations import cure_of_key
from litmap.rules.cures import EntryCures


def standing_form(corpus: Corpus) -> Iterator[Problem]:
    """A work has a standing with its source: who says so, or what has taken the work's place.

    standing-form: `standing` comes with `standingby`, and with a date where one is known.
        bad:  standing = {retracted}
        good: standing = {retracted}, standingsince = {2010-02}, standingby = {editors2010notice}
    """
    cures = EntryCures(corpus)
    for work in corpus.references.values():
        for field, message in _faults(corpus, cures, work):
            yield _problem(work.place_of(field), message)


def _problem(place: Place, message: str, severity: Severity = "error") -> Problem:
    return Problem(place, "standing-form", message, severity)


def _faults(corpus: Corpus, cures: EntryCures, work: Reference) -> Iterator[tuple[str, str]]:
    """What is wrong with the three fields of a record, each with the field that has it."""
    word, since, by = (work.own(f"standing{part}") for part in ("", "since", "by"))
    for field, said in (("standingsince", since), ("standingby", by)):
        if said and "standing" not in work.field_places:
            cure = f"add 'standing = {{…}}' with {listed(list(STANDING_NAMES), 'or')}"
            yield field, f"'{work.key}' has '{field}' without 'standing'; {cure}"
    if since and not is_date(since):
        yield "standingsince", f"'{since[:40]}' is not a date; write 2024, 2024-02 or 2024-02-20"
    if word in CHANGED and not by:
        yield (
            "standing",
            f"'{work.key}' is '{word}' and nobody is named who says so; add 'standingby = {{…}}' "
            "with the key of the notice or of the later work, the id of an entry, or a web address",
        )
    if by:
        yield from _bad_name(corpus, cures, work, by)


def _bad_name(
    corpus: Corpus, cures: EntryCures, work: Reference, by: str
) -> Iterator[tuple[str, str]]:
    """What is wrong with the name in `standingby`."""
    if corpus.names.key(by) == work.key:
        yield (
            "standingby",
            f"'{work.key}' names itself; name what says so, or what has taken its place",
        )
    elif by.startswith(("https://", "http://")):
        return
    elif corpus.names.key(by) not in corpus.references and corpus.known(by) is None:
        cure = cure_of_key(corpus, by) if any(map(str.isdigit, by)) else cures.of(by)
        yield "standingby", f"'{by[:80]}' is no key, entry or web address{cure}"


def standing_hidden(corpus: Corpus) -> Iterator[Problem]:
    """What becomes of a work after today is not shown yet; whoever wrote it is told until when."""
    for work in corpus.references.values():
        since = work.own("standingsince")
        if is_date(since) and last_day(since) > corpus.today:
            until = in_words(last_day(since).isoformat())
            cure = "correct it if it has already happened, or leave it"
            message = f"'{since}' is after today, so the standing is hidden until {until}; {cure}"
            if first_day(since) <= corpus.today:
                message = message.replace("is after today", "is not over")
            yield Problem(work.place_of("standingsince"), "hidden-until", message, "notice")


def standing_twice(corpus: Corpus) -> Iterator[Problem]:
    """The text of an instrument stands as the events of the instrument show, and is told once.

    standing-twice: a work that is the text of an instrument has its standing from its events.
        bad:  standing = {in-force}, and the instrument with `text: "[@doe2024act]"` was amended
        good: no standing in the record, and the event in the instrument
    """
    for key, shown in of_texts(corpus):
        work = corpus.references[key]
        written = of_record(corpus, work)
        if written is None or "standing" not in work.field_places:
            continue
        entry = corpus.entries[shown.by]
        says = f"the events in {entry.file} make it '{shown.word}' since {in_words(shown.since)}"
        cure = "remove 'standing' here, or correct the events there"
        severity: Severity = "warning"
        if written.word != shown.word:
            severity = "error"
        message = f"'{key}' is '{written.word}' here, and {says}; {cure}"
        yield Problem(work.place_of("standing"), "standing-twice", message, severity)
