"""Where works stand: as their records say, and as the events of instruments show of their texts.

A work of which neither says anything has no standing: unknown is never 'fine'.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.dates import is_date, last_day
from litmap.model.institutions import Event, Instrument, InstrumentText
from litmap.model.reference import Reference
from litmap.model.standing import STANDING_NAMES, Standing, StandingWord, standing_words
from litmap.problems.wording import capitalised


def standings(corpus: Corpus) -> dict[str, Standing]:
    """The standing of each work that has one on the day of the corpus, by key."""
    found = dict(of_texts(corpus))
    for key, work in corpus.references.items():
        standing = of_record(corpus, work)
        if standing:
            found[key] = standing
    return found


def of_record(corpus: Corpus, work: Reference) -> Standing | None:
    """What a record says of its work's standing; None for what is dated after the day.

    A record of a preprint says so by its `sourcetype`.
    """
    since = work.get("standingsince")
    if not is_date(since):
        since = ""
    if since and last_day(since) > corpus.today:
        return None
    for word in STANDING_NAMES:
        if work.get("standing") == word:
            return Standing(work.key, word, since, _by(corpus, work))
    if work.get("sourcetype") == "preprint":
        return Standing(work.key, "preprint")
    return None


def _by(corpus: Corpus, work: Reference) -> str:
    """What a record names in `standingby`; '' for a name that is none, which is reported."""
    said = work.get("standingby")
    if said.startswith(("https://", "http://")):
        return said
    key = corpus.names.key(said)
    if key in corpus.references:
        return f"@{key}"
    entry = corpus.resolve(said) if said else None
    return entry.id if entry else ""


def of_texts(corpus: Corpus) -> Iterator[tuple[str, Standing]]:
    """The standings of the works that are the texts of instruments, by key."""
    for entry in corpus.of_kind("instrument"):
        for key in texts_of(entry):
            work = corpus.references.get(key)
            if work and (standing := _of_text(entry, work)):
                yield key, standing


def texts_of(entry: LoadedEntry) -> Iterator[str]:
    """The keys of the works that are the text of an instrument."""
    for piece in entry.pieces:
        if piece.found and isinstance(piece.found.owner, InstrumentText):
            for citation in piece.prose.citations():
                yield citation.key


def _of_text(entry: LoadedEntry, work: Reference) -> Standing | None:
    """What the events of an instrument say of a work that is its text: the last one that counts.

    An amendment counts only if the work is known to be older; what began or ended of a part alone
    does not.
    """
    assert isinstance(entry.fields, Instrument)
    found: Standing | None = None
    for event in sorted(entry.fields.events, key=lambda one: last_day(one.date)):
        word = _word(event, work)
        if word == "in-force" and found:
            continue  # in force is the later version
        if word:
            found = Standing(work.key, word, str(event.date), entry.id)
        elif event.event == "ended" and not event.what:
            found = None
    return found


def _word(event: Event, work: Reference) -> StandingWord | None:
    """What an event makes of the text of its instrument; None where it changes nothing."""
    if event.event == "amended":
        if _is_older(work, last_day(event.date)):
            return "amended"
    elif not event.what and event.event in ("withdrawn", "in-force"):
        return event.event
    return None


def _is_older(work: Reference, day: date) -> bool:
    """Is a work known to have come out before a day?"""
    published = work.published.end or work.published.start
    return is_date(published) and last_day(published) < day


def standing_notes(corpus: Corpus, found: Mapping[str, Standing]) -> dict[str, str]:
    """By key, the sentences on where works stand that files hold."""
    notes = {key: standing_note(corpus, standing) for key, standing in found.items()}
    return {key: note for key, note in notes.items() if note}


def standing_note(corpus: Corpus, standing: Standing) -> str:
    """'Retracted on 6 Feb 2010 (https://…).', for files; '' for what the type of a work says."""
    if standing.word == "preprint" and not standing.by:
        return ""
    said = capitalised(standing_words(standing))
    by = standing.by
    if by.startswith("@"):
        work = corpus.references[by[1:]]
        by = work.get("title") or work.key
    elif by and "://" not in by:
        by = corpus.name(by)
    return f"{said} ({by})." if by else f"{said}."
