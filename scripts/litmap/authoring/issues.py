"""From an issue form to a draft: a reader's report becomes a claim or a development to be edited.

GitHub turns a form into '### Label', an empty line and the answer, for each field. Anybody can
write the text, so only known labels count, and each answer becomes one folded YAML block in which
nothing is syntax.
"""

import re
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from litmap.authoring.characters import visible
from litmap.authoring.skeleton import skeleton
from litmap.model.fields import ID_LENGTH, ID_PATTERN
from litmap.model.roles import ROLES
from litmap.model.vocabulary import KIND_OF_FOLDER, Kind
from litmap.problems.problem import as_ascii

LABELS: Mapping[str, str] = {
    "Page or claim": "place",
    "Source": "source",
    "What it does for the claim": "role",
    "What it says": "statement",
    "What is wrong with it": "statement",
    "What has changed": "statement",
    "Where in it": "where",
    "Day": "date",
    "Event": "event",
}
"""The forms' labels, and the names of the answers here."""

_NEEDED = (("place", "Page or claim"), ("statement", "What it says, is wrong or has changed"))

_SECTION = re.compile(r"^### (.+?) *$\n", re.MULTILINE)
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LOCATOR = re.compile(r"[\w.,§¶ –-]{1,40}")


@dataclass(frozen=True)
class Report:
    """What a form says: answers by name, and the entry (and claim) that its place leads to."""

    answers: Mapping[str, str]
    kind: Kind
    entry: str
    claim: str


class BadForm(ValueError):
    """The text is no filled-in form; the message says what is missing."""


def read_form(text: str) -> Report:
    """The answers of a form. Raises BadForm without a place that is an entry, or a statement."""
    answers = _answers(text)
    for name, label in _NEEDED:
        if name not in answers:
            raise BadForm(
                f"the form has no answer to '{label}'; it belongs behind a line '### {label}'"
            )
    place = urlsplit(answers["place"])
    folders, _, entry = place.path.strip("/").rpartition("/")
    folder = folders.rpartition("/")[2]
    if folder not in KIND_OF_FOLDER or not re.fullmatch(ID_PATTERN, entry):
        raise BadForm(
            f"'{answers['place'][:80]}' is no page of an entry; write its address, such as "
            "/barriers/slow-ratification/#claim-draft-only"
        )
    claim = place.fragment.removeprefix("claim-")
    if not re.fullmatch(ID_PATTERN, claim):
        claim = ""
    return Report(answers, KIND_OF_FOLDER[folder], entry, claim)


def _answers(text: str) -> dict[str, str]:
    """The answers that are filled, by our names; of two answers to a question the last counts."""
    pieces = _SECTION.split(text.replace("\r\n", "\n"))
    answers: dict[str, str] = {}
    for label, said in zip(pieces[1::2], pieces[2::2], strict=False):
        answer = _plain(said)
        if label in LABELS and answer:
            answers[LABELS[label]] = answer
    return answers


def development(report: Report, key: str) -> tuple[str, str]:
    """The id and the text of a development, made of a report that something has changed.

    `key` is that of its source. Raises BadForm if the day is no date.
    """
    answers = report.answers
    title = re.sub(r"[\[\]@]", "", answers.get("event", answers["statement"]))
    day = answers.get("date", "")
    if not _DATE.fullmatch(day):
        raise BadForm(f"'{day[:40]}' is no day; write it as 2025-08-26 behind '### Day'")
    target = f"- entry: {report.entry}"
    if report.claim:
        target = f'- claim: "{report.entry}#{report.claim}"'
    statement = _prose(answers["statement"])
    because = _block(f"{statement} [evidence @{key}]", 6)
    given = {
        "title": _block(title, 2),
        "summary": _block(statement, 2),
        "date": day,
        "bears_on": f"\n  {target}\n    effect: updates\n    because: {because}",
        "confidence": "low",
    }
    entry_id = slug(title)
    return entry_id, skeleton("development", entry_id, given)


def claim_item(report: Report, key: str) -> str:
    """A claim made of a report of a source or a dispute, as an item of `claims`."""
    answers = report.answers
    statement = answers["statement"]
    role = answers.get("role", "disputes")
    if role not in ROLES:
        role = "background"
    about = "caveat" if role in ("disputes", "qualifies") else "statement"
    citation = f"{role} @{key}"
    where = answers.get("where", "")
    if _LOCATOR.fullmatch(where):
        citation += f", {where}"
    return (
        f"  - id: {slug(statement)}\n"
        f"    about: {about}\n"
        f"    text: {_block(_prose(statement), 6)}\n"
        f'    cites: "[{citation}]"\n'
    )


def with_claim(text: str, item: str) -> str:
    """An entry's text with one more claim behind its others."""
    front, closing, body = text.partition("\n---\n")
    front += "\n"
    rest = closing.removeprefix("\n") + body
    claims = re.search(r"^claims:.*\n", front, re.MULTILINE)
    if claims is None:
        return f"{front}claims:\n{item}{rest}"
    next_field = re.compile(r"^[^\s#]", re.MULTILINE).search(front, claims.end())
    if next_field is None:
        return front + item + rest
    at = next_field.start()
    return front[:at] + item + front[at:] + rest


def slug(words: str) -> str:
    """An id of the first words of a sentence."""
    letters = unicodedata.normalize("NFKD", as_ascii(words))
    plain = letters.encode("ascii", "ignore").decode().lower()
    first_words = re.findall(r"[a-z0-9]+", plain)[:6]
    return "-".join(first_words)[:ID_LENGTH].strip("-") or "new"


def _plain(said: str) -> str:
    """An answer on one line, without what cannot be seen; '' for GitHub's words for none."""
    words = " ".join(visible(said[:4000]).split())
    if words == "_No response_":
        return ""
    return words


def _prose(words: str) -> str:
    """Words in which Markdown and the citation grammar find nothing."""
    return re.sub(r"([\\`*_\[\]<>@])", r"\\\1", words)


def _block(words: str, indent: int) -> str:
    """Words as a folded YAML block, in which they cannot be syntax."""
    lines = textwrap.wrap(words, 110 - indent, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(f"{' ' * indent}{line}" for line in lines)
