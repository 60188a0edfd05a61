"""From an issue form to a draft: what a reader reported becomes a claim or a development to be edited.

GitHub turns a form into '### Label', an empty line and the answer, for each field. The text is anybody's, so only
known labels count, and each answer becomes one folded YAML block in which nothing is syntax.
"""

import re
import textwrap
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from litmap.authoring.skeleton import skeleton
from litmap.model.fields import ID_LENGTH, ID_PATTERN
from litmap.model.vocabulary import KIND_OF_FOLDER, ROLES, Kind
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
"""The forms' labels, and what the answers are called here."""

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
    """The text is no filled-in form; says what is missing."""


def read_form(text: str) -> Report:
    """The answers of a form. Raises BadForm where the place or the statement is missing or leads nowhere."""
    pieces = _SECTION.split(text.replace("\r\n", "\n"))
    found = zip(pieces[1::2], pieces[2::2], strict=False)
    answers = {
        LABELS[label]: _plain(said) for label, said in found if label in LABELS and _plain(said)
    }
    for name, label in (
        ("place", "Page or claim"),
        ("statement", "What it says, is wrong or has changed"),
    ):
        if name not in answers:
            raise BadForm(
                f"the form has no answer to '{label}'; it stands behind a line '### {label}'"
            )
    place = urlsplit(answers["place"])
    folder, _, entry = place.path.strip("/").rpartition("/")
    folder = folder.rpartition("/")[2]
    if folder not in KIND_OF_FOLDER or not re.fullmatch(ID_PATTERN, entry):
        raise BadForm(
            f"'{answers['place'][:80]}' is no page of an entry; write its address, such as "
            "/barriers/slow-ratification/#claim-draft-only"
        )
    claim = place.fragment.removeprefix("claim-")
    return Report(
        answers, KIND_OF_FOLDER[folder], entry, claim if re.fullmatch(ID_PATTERN, claim) else ""
    )


def development(report: Report, key: str) -> tuple[str, str]:
    """The id and the text of a development made of a report that something has changed; `key` is its source's.

    Raises BadForm where the day is no date.
    """
    answers = report.answers
    title = re.sub(r"[\[\]@]", "", answers.get("event", answers["statement"]))
    if not _DATE.fullmatch(answers.get("date", "")):
        raise BadForm(
            f"'{answers.get('date', '')[:40]}' is no day; write it as 2025-08-26 behind '### Day'"
        )
    target = (
        f'- claim: "{report.entry}#{report.claim}"' if report.claim else f"- entry: {report.entry}"
    )
    because = _block(f"{_prose(answers['statement'])} [evidence @{key}]", 6)
    given = {
        "title": _block(title, 2),
        "summary": _block(_prose(answers["statement"]), 2),
        "date": answers["date"],
        "bears_on": f"\n  {target}\n    effect: updates\n    because: {because}",
        "confidence": "low",
    }
    entry_id = slug(title)
    return entry_id, skeleton("development", entry_id, given)


def claim_item(report: Report, key: str) -> str:
    """A claim made of a report of a source or a dispute, as an item of `claims`."""
    answers = report.answers
    role = answers.get("role", "disputes")
    role = role if role in ROLES else "background"
    where = answers.get("where", "")
    locator = f", {where}" if _LOCATOR.fullmatch(where) else ""
    about = "caveat" if role in ("disputes", "qualifies") else "statement"
    return (
        f"  - id: {slug(answers['statement'])}\n    about: {about}\n"
        f"    text: {_block(_prose(answers['statement']), 6)}\n"
        f'    cites: "[{role} @{key}{locator}]"\n'
    )


def with_claim(text: str, item: str) -> str:
    """An entry's text with one more claim behind its others."""
    front, closing, body = text.partition("\n---\n")
    front += "\n"
    start = re.search(r"^claims:.*\n", front, re.MULTILINE)
    if start is None:
        return front + "claims:\n" + item + closing.removeprefix("\n") + body
    end = re.compile(r"^[^\s#]", re.MULTILINE).search(front, start.end())
    at = end.start() if end else len(front)
    return front[:at] + item + front[at:] + closing.removeprefix("\n") + body


def slug(words: str) -> str:
    """An id of the first words of a sentence."""
    plain = (
        unicodedata.normalize("NFKD", as_ascii(words)).encode("ascii", "ignore").decode().lower()
    )
    parts = re.findall(r"[a-z0-9]+", plain)[:6]
    return "-".join(parts)[:ID_LENGTH].strip("-") or "new"


def _plain(said: str) -> str:
    """An answer on one line, without what cannot be seen; '' where GitHub says that there is none."""
    shown = "".join(one if unicodedata.category(one)[0] != "C" else " " for one in said[:4000])
    words = " ".join(shown.split())
    return "" if words == "_No response_" else words


def _prose(words: str) -> str:
    """Words in which Markdown and the citation grammar find nothing."""
    return re.sub(r"([\\`*_\[\]<>@])", r"\\\1", words)


def _block(words: str, indent: int) -> str:
    """Words as a folded YAML block, in which they cannot be syntax."""
    lines = textwrap.wrap(words, 110 - indent, break_on_hyphens=False, break_long_words=False)
    return ">-\n" + "\n".join(f"{' ' * indent}{line}" for line in lines)
