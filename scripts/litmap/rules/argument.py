"""Rules about how the argument is told: short answers, notes of ours, what holds, home."""

from collections import defaultdict
from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.decoding import MERGE_MARKER
from litmap.content.prose import Block
from litmap.content.sentences import sentences
from litmap.graph.addresses import leads_on
from litmap.model.argument import Answering
from litmap.model.entry import Claim, Holds
from litmap.model.institutions import Development
from litmap.model.text import Text
from litmap.problems.problem import Place, Problem, nearest

QUESTION_WORDS = 14
ANSWER_WORDS = 60
GROUND_WORDS = 45
_WITH_LINKS = ("index", "argument")
"""The pages that tell the argument in a few sentences."""
_ROLES_WITH_GROUNDS = ("disputes", "qualifies")
_ENDING = ("updates", "contradicts")
"""Effects of developments after which a claim no longer holds."""


def too_many_words(corpus: Corpus) -> Iterator[Problem]:
    """Questions, answers and grounds are short enough to be read at a glance.

    too-many-words: a question has at most 14 words, an answer 60, a ground 45.
        bad:  an answer of 80 words
        good: the same in one or two sentences
    no-question: a question ends in a question mark.
        bad:  question: Who should give expert guidance
        good: question: Who should give expert guidance?
    """
    for entry in corpus.authored:
        fields = entry.fields
        if isinstance(fields, Answering):
            yield from _too_long(fields.question, "question", QUESTION_WORDS)
            yield from _too_long(fields.answer, "answer", ANSWER_WORDS)
            if fields.question and not fields.question.rstrip().endswith("?"):
                yield Problem(
                    fields.question.place(),
                    "no-question",
                    "'question' does not end in '?'; write the question that the entry answers",
                )
        for claim in fields.claims:
            for text in claim.grounds.values():
                yield from _too_long(text, "grounds", GROUND_WORDS)


def _too_long(text: Text | None, field: str, most: int) -> Iterator[Problem]:
    words = len((text or "").split())
    if text is not None and words > most:
        yield Problem(
            text.place(),
            "too-many-words",
            f"'{field}' has {words} words; say it in at most {most}",
        )


def note_of_ours(corpus: Corpus) -> Iterator[Problem]:
    """A claim of ours says what the paper leaves open, and is named so.

    left-open: `about: left-open` is for claims `by: ours`, and for all of them.
        bad:  about: risk, and by: ours
        good: about: left-open, and by: ours
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        for claim in entry.fields.claims:
            if claim.is_note and claim.about != "left-open":
                message = (
                    f"the claim '{claim.id}' is ours and about '{claim.about}'; write "
                    "'about: left-open', or 'by: inferred' for what follows from a source"
                )
                yield Problem(claim.id.place(), "left-open", message)
            elif claim.about == "left-open" and not claim.is_note:
                message = (
                    f"the claim '{claim.id}' says what is left open, which no source says; "
                    "add 'by: ours'"
                )
                yield Problem(claim.id.place(), "left-open", message)


def grounds_of_nobody(corpus: Corpus) -> Iterator[Problem]:
    """The grounds given on a claim are those of works that dispute or qualify it there.

    grounds-of-nobody: each key in `grounds` is cited in the claim, and disputes or qualifies it.
        bad:  cites: "[supports @key]" with grounds: {key: …}
        good: cites: "[disputes @key]" with grounds: {key: …}
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        against = _works_against(corpus, entry)
        for claim in entry.fields.claims:
            known = against.get(str(claim.id), set())
            if claim.cites and str(claim.id) not in against:
                continue  # a fault in `cites` is reported there
            for key, text in claim.grounds.items():
                if key not in known:
                    cure = nearest(key, known) or (
                        f"; cite it so in 'cites': \"[disputes @{key}]\", or remove its grounds"
                    )
                    message = f"'{key}' neither disputes nor qualifies the claim '{claim.id}'{cure}"
                    yield Problem(
                        _place_of_key(entry, claim, key, text), "grounds-of-nobody", message
                    )


def _place_of_key(entry: LoadedEntry, claim: Claim, key: str, text: Text) -> Place:
    """Where the key of some grounds is written: a long text is on a line below it."""
    index = entry.fields.claims.index(claim)
    return entry.places.get(("claims", index, "grounds", key), text.place())


def _works_against(corpus: Corpus, entry: LoadedEntry) -> dict[str, set[str]]:
    """The works that dispute or qualify each claim with a sound `cites`, by the claim's id."""
    found: dict[str, set[str]] = {}
    for piece in entry.pieces:
        if not (piece.found and piece.is_sources and piece.found.record[:1] == ("claims",)):
            continue
        cited = list(piece.prose.citations())
        is_sound = cited and all(one.key in corpus.references for one in cited)
        if is_sound and not piece.prose.problems:
            works = {one.key for one in cited if one.role in _ROLES_WITH_GROUNDS}
            found[str(getattr(piece.found.owner, "id", ""))] = works
    return found


def holds_unsettled(corpus: Corpus) -> Iterator[Problem]:
    """What is too early to say names what would settle it; what has an answer does not.

    holds-settle: `settle` goes with `answer: open`, and `answer: open` with `settle`.
        bad:  holds: {answer: open, because: …, checked: 2026-11-25}
        good: the same with settle: what would decide it
    """
    for entry in corpus.authored:
        for record in entry.records:
            if not isinstance(record, Holds) or not entry.complete:
                continue
            if record.answer == "open" and not record.settle:
                message = "'answer: open' needs 'settle'; add it, and say what would decide it"
                yield Problem(record.checked.place(), "holds-settle", message)
            elif record.answer != "open" and record.settle:
                message = (
                    f"'settle' says what would decide an open question, and the answer is "
                    f"'{record.answer}'; remove it, or write 'answer: open'"
                )
                yield Problem(record.settle.place(), "holds-settle", message)


def holds_without_event(corpus: Corpus) -> Iterator[Problem]:
    """That something no longer holds is owed to a development on the map.

    holds-no: what no longer holds is updated or contradicted by a development.
        bad:  holds: {answer: no, …} on a claim that no development names
        good: bears_on: [{claim: "slow-ratification#draft-only", effect: updates}] in a development
    holds-narrowed: a claim that a development narrows holds in part, or no longer.
        bad:  holds: {answer: yes, …} on a claim that a development narrows
        good: holds: {answer: in-part, …}
    """
    effects = _effects(corpus)
    # An effect may be in a part that could not be read.
    if corpus.broken or not all(entry.complete for entry in corpus.authored):
        return
    for entry in corpus.authored:
        for name, holds, place in _answers(entry):
            found = effects[corpus.names.current(name)]
            if holds.answer == "no" and not found & set(_ENDING):
                yield Problem(
                    place,
                    "holds-no",
                    f"'{name}' no longer holds, but no development says so; name it in the "
                    "'bears_on' of a development with the effect 'updates' or 'contradicts'",
                )
            elif holds.answer == "yes" and "narrows" in found:
                yield Problem(
                    place,
                    "holds-narrowed",
                    f"'{name}' still holds, but a development narrows it; write "
                    "'answer: in-part', or change the effect",
                )


def _answers(entry: LoadedEntry) -> Iterator[tuple[str, Holds, Place]]:
    """What in an entry was checked: its full name, the answer, and where it is given."""
    fields = entry.fields
    for claim in fields.claims:
        if claim.holds:
            yield f"{entry.id}#{claim.id}", claim.holds, claim.holds.checked.place()
    for one in getattr(fields, "assessments", ()):
        if one.holds:
            name = f"{entry.id}/{one.criterion}/{one.condition}"
            yield name, one.holds, one.holds.checked.place()
    whole = getattr(fields, "holds", None)
    if whole:
        yield entry.id, whole, whole.checked.place()


def _effects(corpus: Corpus) -> dict[str, set[str]]:
    """The effects of all developments, shown today or not, by the full name of what they change."""
    found: dict[str, set[str]] = defaultdict(set)
    for entry in corpus.authored:
        if isinstance(entry.fields, Development):
            for bearing in entry.fields.bears_on:
                name = corpus.names.current(str(bearing.target))
                found[name].add(str(bearing.effect))
    return found


def unlinked_sentence(corpus: Corpus) -> Iterator[Problem]:
    """Every sentence on home and in the argument leads to what it sums up.

    unlinked-sentence: each sentence of index.md and argument.md links to an entry or claim.
        bad:  Treaties are slow.
        good: "[Treaties are slow](barriers/slow-ratification.md#claim-takes-years)."
    """
    for name in _WITH_LINKS:
        page = corpus.pages.get(name)
        if page is None or MERGE_MARKER.search(page.body):
            continue  # what a merge left behind is reported, and is no sentence
        for block in page.prose.blocks:
            if any(element.startswith("h") for element in block.opens):
                continue
            yield from _without_link(corpus, page.file, block)


def _without_link(corpus: Corpus, file: str, block: Block) -> Iterator[Problem]:
    for start, end in sentences(block.text):
        within = [span for span in block.spans if span.start < end and span.end > start]
        if not any(span.text.strip() for span in within):
            continue
        if not any(leads_on(corpus, file, span.href) or span.citations for span in within):
            said = " ".join(block.text[start:end].split())
            yield Problem(
                within[0].place,
                "unlinked-sentence",
                f"'{said[:60]}' links to no entry or claim; link the words to what they sum up, "
                "such as [slow](barriers/slow-ratification.md#claim-takes-years)",
            )
