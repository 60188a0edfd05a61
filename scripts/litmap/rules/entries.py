"""Rules about an entry's own fields, beyond their types."""

import re
from collections.abc import Iterator

from litmap.content.corpus import LONG_TITLE, Corpus
from litmap.model.dates import last_day
from litmap.model.institutions import Development
from litmap.model.vocabulary import PAPER_DATE
from litmap.problems.problem import Place, Problem

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")


def duplicate_claim(corpus: Corpus) -> Iterator[Problem]:
    """The claims of an entry have different ids.

    duplicate-claim: the claims of an entry have different ids.
        bad:  two claims with id: slow
        good: id: slow, and id: slow-for-outsiders
    """
    for entry in corpus.authored:
        seen: dict[str, Place] = {}
        for claim in entry.fields.claims:
            place = claim.id.place()
            first = seen.setdefault(str(claim.id), place)
            if first != place:
                yield Problem(
                    place,
                    "duplicate-claim",
                    f"the claim id '{claim.id}' is used a second time "
                    f"(first on line {first.line}); give this claim another",
                )


def development_date(corpus: Corpus) -> Iterator[Problem]:
    """A development is dated after the day on which the paper's sources were read.

    development-date: a development is dated after 20 February 2024.
        bad:  date: 2023-11-01
        good: date: 2024-09-05
    """
    for entry in corpus.authored:
        fields = entry.fields
        if isinstance(fields, Development) and last_day(fields.date) <= last_day(PAPER_DATE):
            yield Problem(
                fields.date.place(),
                "development-date",
                f"'{fields.date}' is not after {PAPER_DATE}; "
                "what the paper could know belongs into claims or into an instrument's events",
            )


def development_bearing(corpus: Corpus) -> Iterator[Problem]:
    """Each item of a development's `bears_on` names exactly one claim, assessment or entry.

    bears-on-one: each item of `bears_on` in a development names one claim, assessment or entry.
        bad:  - {effect: updates, because: …}
        good: - {entry: slow-ratification, effect: updates, because: …}
    """
    for entry in corpus.authored:
        # An entry that lost faulty items counts them differently from its file.
        if not isinstance(entry.fields, Development) or not entry.complete:
            continue
        for index, bearing in enumerate(entry.fields.bears_on):
            names = (bearing.claim, bearing.assessment, bearing.entry)
            if len(list(filter(None, names))) != 1:
                yield Problem(
                    entry.places[("bears_on", index)],
                    "bears-on-one",
                    "this item names none or several of 'claim', 'assessment' and 'entry'; "
                    "name exactly one",
                )


def nobody_named(corpus: Corpus) -> Iterator[Problem]:
    """An advocate, opponent, member, participant or absence names somebody.

    nobody-named: an advocate, opponent, member, participant or absence names somebody.
        bad:  members: [{since: 2019, cites: "[evidence @key]"}]
        good: members: [{who: [china], since: 2019, cites: "[evidence @key]"}]
    """
    for entry in corpus.authored:
        if not entry.complete:
            continue
        for field in ("advocates", "opponents", "members", "participants", "absences"):
            for index, record in enumerate(getattr(entry.fields, field, [])):
                names = [name for name in ("who", "person", "others") if hasattr(record, name)]
                if not any(getattr(record, name) for name in names):
                    known = " or ".join(f"'{name}'" for name in names)
                    yield Problem(
                        entry.places[(field, index)],
                        "nobody-named",
                        f"this item of '{field}' names nobody; give {known}, or remove the item",
                    )


def long_title(corpus: Corpus) -> Iterator[Problem]:
    """A title of more than 68 characters has a `short` label beside it.

    long-title: a title of more than 68 characters has a `short` label.
        bad:  a title of 80 characters
        good: the same, and short: Slow ratification
    """
    for entry in corpus.authored:
        title = entry.fields.title
        if len(title) > LONG_TITLE and not entry.fields.short:
            yield Problem(
                title.place(),
                "long-title",
                f"the title has {len(title)} characters; add 'short: …' with "
                "at most 34 for diagrams",
                "warning",
            )


def raw_html(corpus: Corpus) -> Iterator[Problem]:
    """HTML is not used; it would be shown as typed.

    raw-html: HTML is shown as typed.
        bad:  <b>slow</b>
        good: **slow**
    """
    for _, _, prose in corpus.texts:
        for span in prose.spans():
            if "code" in span.marks:
                continue
            tag = _TAG.search(span.text)
            if tag:
                yield Problem(
                    span.place,
                    "raw-html",
                    f"'{tag[0][:40]}' is HTML, which is shown as typed; "
                    "use Markdown, such as *emphasis* or [text](address)",
                    "warning",
                )
