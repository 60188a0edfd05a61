"""Where an instrument stands today, in one sentence made from its dated events."""

from litmap.content.corpus import Corpus
from litmap.model.dates import in_words, last_day
from litmap.model.institutions import Event, Instrument
from litmap.model.vocabulary import EVENT_NAMES
from litmap.problems.wording import capitalised, listed

_OVER = ("ended", "withdrawn")
_TOWARDS_FORCE = ("opened", "signed", "ratified")
"""What happens to a treaty before it is in force."""


def events_in_order(instrument: Instrument) -> list[Event]:
    """The events of an instrument, oldest first."""
    return sorted(instrument.events, key=lambda event: last_day(event.date))


def status(corpus: Corpus, instrument: Instrument) -> str:
    """'In force since 1 Aug 2024.', 'Adopted on 22 May 2019; amended on 3 May 2024.'

    'Ratified on 15 May 2026 (EU); no entry into force is recorded here.'; for an instrument of
    which no date is known, 'No date is recorded.'
    """
    events = events_in_order(instrument)
    if not events:
        return "No date is recorded."
    over = [event for event in events if event.event in _OVER]
    if over:
        return f"{_milestone(corpus, over[-1])}."
    force = [event for event in events if event.event == "in-force"]
    if force:
        return _in_force(corpus, force[0], events)
    towards = [event for event in events if event.event in _TOWARDS_FORCE]
    if towards:
        return f"{_milestones(corpus, towards)}; no entry into force is recorded here."
    return f"{_milestones(corpus, events)}."


def _in_force(corpus: Corpus, since: Event, events: list[Event]) -> str:
    """Since when, and whether it was amended later."""
    said = f"In force since {in_words(since.date)}"
    if since.what:
        said += f": {since.what}"
    for event in events[events.index(since) :]:
        if event.event == "amended":
            said += f"; {_word(event)} {_when(corpus, event)}"
    return f"{said}."


def _milestones(corpus: Corpus, events: list[Event]) -> str:
    """The first event and the last."""
    first, last = events[0], events[-1]
    if last is first:
        return _milestone(corpus, first)
    if last.event == first.event:
        return f"{_milestone(corpus, first)}; again {_when(corpus, last)}"
    return f"{_milestone(corpus, first)}; {_word(last)} {_when(corpus, last)}"


def _milestone(corpus: Corpus, event: Event) -> str:
    """'Adopted on 22 May 2019', 'Launched in May 2023: the process'."""
    return f"{capitalised(_word(event))} {_when(corpus, event)}"


def _word(event: Event) -> str:
    return EVENT_NAMES.get(event.event, event.event)


def _when(corpus: Corpus, event: Event) -> str:
    """'on 22 May 2019', 'in May 2023: the process', and who has ratified."""
    before = "on" if len(event.date) == len("2024-09-05") else "in"
    said = f"{before} {in_words(event.date)}"
    names = []
    for name in event.who:
        institution = corpus.resolve(name, "institution")
        if institution and event.event == "ratified":
            names.append(corpus.name(institution.id))
    if names:
        said += f" ({listed(names)})"
    if event.what:
        said += f": {event.what}"
    return said
