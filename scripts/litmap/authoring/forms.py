"""The text of a filled-in issue form: its answers by name, and from which issue they come.

GitHub turns a form into '### Label', an empty line and the answer, for each field. Anybody can
write the text, so only known labels count, and an answer is one line without what nobody sees.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from litmap.authoring.characters import visible

LABELS: Mapping[str, str] = {
    "Page or claim": "place",
    "Source": "source",
    "What it does for the claim": "role",
    "What it says": "statement",
    "Where in it": "where",
    "What is wrong with it": "dispute",
    "Day": "date",
    "Event": "event",
    "What it does to the claim": "effect",
    "What has changed": "change",
    "Kind": "kind",
    "Name": "name",
    "What it is": "summary",
    "What the source says of it": "saying",
    "What goes wrong": "fault",
    "Address": "place",
    "Browser": "browser",
}
"""The labels of all forms, each with the name of its answer: the id of its field."""

MAIN_QUESTIONS: Mapping[str, str] = {
    "add-source": "statement",
    "dispute-claim": "dispute",
    "report-outdated": "change",
    "propose-entry": "summary",
    "report-fault": "fault",
}
"""Each form with the question that it alone asks."""

_SECTION = re.compile(r"^### (.+?) *$\n", re.MULTILINE)
_BULLET = re.compile(r"^\s*(?:[-*+•–]|\d{1,2}[.)])\s+")
_ACCOUNT = re.compile(r"[A-Za-z0-9-]{1,39}(?:\[bot\])?")
_NO_ANSWER = "_No response_"
_MOST_CHARACTERS = 4000
"""Characters of an answer that are read."""


class BadForm(ValueError):
    """The text is no filled-in form, or says too little; the message says what is missing."""


@dataclass(frozen=True)
class Form:
    """Which form it is, the answers by name, and the issue's number and author as far as known."""

    name: str
    answers: Mapping[str, str]
    number: int | None = None
    author: str = ""

    def answer(self, name: str) -> str:
        """The answer to a question; '' without one."""
        return self.answers.get(name, "")

    def needed(self, name: str) -> str:
        """The answer to a question. Raises BadForm without one."""
        if not self.answer(name):
            label = next(one for one, answer in LABELS.items() if answer == name)
            raise BadForm(
                f"the form has no answer to '{label}'; it belongs below a line '### {label}'"
            )
        return self.answers[name]

    def chosen(self, name: str) -> str:
        """The word that was chosen from a list, without its explanation."""
        return self.answer(name).partition(":")[0].strip()

    @property
    def origin(self) -> str:
        """A line of comment that names the issue, such as '# From issue #12 (octocat).'."""
        said = []
        if self.number:
            said.append(f"issue #{self.number}")
        if self.author:
            said.append(f"({self.author})")
        if not said:
            return ""
        return f"# From {' '.join(said)}.\n"


def read_form(text: str, number: int | None = None) -> Form:
    """The form in the text of an issue, or in what `gh issue view --json` says of it.

    `number` is that of the issue, where the text does not hold it. Raises BadForm if it is none of
    the forms.
    """
    author = ""
    if text.lstrip().startswith("{"):
        text, said_number, author = _from_json(text)
        number = number or said_number
    sections = _SECTION.split(text.replace("\r\n", "\n"))
    asked = {LABELS.get(label, "") for label in sections[1::2]}
    answers: dict[str, str] = {}
    for label, said in zip(sections[1::2], sections[2::2], strict=False):
        answer = _plain(said)
        if label in LABELS and answer:
            answers[LABELS[label]] = answer
    for name, question in MAIN_QUESTIONS.items():
        if question in asked:
            return Form(name, answers, number, author)
    raise BadForm(
        "this is not the text of an issue form, with lines such as '### Page or claim'; "
        "copy the whole text of the issue from GitHub, or write the draft by hand"
    )


def _from_json(text: str) -> tuple[str, int | None, str]:
    """Text, number and author of an issue, as gh or GitHub's interface gives them."""
    try:
        issue: Any = json.loads(text)
        body = issue["body"]
        author = issue.get("author") or issue.get("user") or {}
        account = str(author.get("login", ""))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        body = account = None
    if not isinstance(body, str) or account is None:
        raise BadForm(
            "this is not an issue in JSON; get it with "
            "'gh issue view 123 --json number,title,body,author'"
        )
    if not _ACCOUNT.fullmatch(account):
        account = ""
    number = issue.get("number")
    if type(number) is not int or number < 1:
        number = None
    return body, number, account


def _plain(said: str) -> str:
    """An answer on one line, without what cannot be seen; '' for GitHub's words for none.

    Items of a list become parts of a sentence.
    """
    if said.strip() == _NO_ANSWER:
        return ""
    line = ""
    for written in said[:_MOST_CHARACTERS].splitlines():
        is_item = bool(line and _BULLET.match(written))
        words = " ".join(visible(_BULLET.sub("", written)).split())
        if is_item and line[-1] not in ".;:,!?":
            line += ";"
        line = f"{line} {words}".strip()
    return line
