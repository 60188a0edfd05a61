"""The kinds of value that a field of an entry can hold.

Each is a `Text` with a marker that says what it means. `walk.py` finds every
id, every piece of prose and every citation string of an entry by these markers
alone, so a new field needs no second place in the code.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from litmap.model.dates import last_day
from litmap.model.text import Text
from litmap.model.vocabulary import Kind
from litmap.model.written_day import written_day
from litmap.problems.problem import look_alike

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
KEY_PATTERN = r"[a-z][a-z0-9-]*"
LONGEST_KEY = 64
"""Characters of a key: it becomes a folder of the site."""

ID_LENGTH = 64
_DEVICES = frozenset(("con", "prn", "aux", "nul"))
_NUMBERED_DEVICE = re.compile(r"(?:com|lpt)[0-9]")


def reserved(name: str) -> str:
    """Why an id or key of the right form cannot be used all the same, with the cure; '' if it can.

    A page's address is made from it, and its file must exist on every system.
    """
    if name == "index":
        return "'index' is the address of a list; choose another name"
    if name == "to-read":
        return "'to-read' is the address of a list of works; choose another name"
    if name.isdecimal():
        return f"'{name}' is the address of a page of a list; choose a name with letters"
    if name in _DEVICES or _NUMBERED_DEVICE.fullmatch(name):
        return f"'{name}' cannot be a file's name on Windows; choose another name"
    return ""


def can_be_key(name: str) -> bool:
    """Can a work have this key? Its page's address is made from it."""
    if len(name) > LONGEST_KEY or reserved(name):
        return False
    return bool(re.fullmatch(KEY_PATTERN, name))


class Record(BaseModel):
    """A group of fields. Unknown fields are errors; values never change after loading.

    `heading` names such records where a page or a backlink lists them ('ties'); '' for the words of
    the field that holds them.
    """

    heading: ClassVar[str] = ""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


@dataclass(frozen=True)
class Ref:
    """Marks an id of another entry, which makes the field a relation.

    `kinds` are the kinds it may name (none: any). `says` and `inverse` are the
    relation in words from this side and from the other; where `table` is given,
    the words come from that vocabulary table by the value of the record's `word` field.
    """

    kinds: tuple[Kind, ...] = ()
    says: str = ""
    inverse: str = ""
    table: str = ""
    word: str = ""


@dataclass(frozen=True)
class ClaimRef(Ref):
    """Marks the full name of a claim, `entry-id#claim-id`; the relation leads to that entry."""


@dataclass(frozen=True)
class AssessmentRef(Ref):
    """Marks the full name of an assessment, `pathway/criterion/condition`: leads to the pathway."""


@dataclass(frozen=True)
class Prose:
    """Marks prose in which institutions are found; `citations` says whether it may cite."""

    citations: bool


@dataclass(frozen=True)
class Sources:
    """Marks a string that holds citations and nothing else."""


@dataclass(frozen=True)
class Dated:
    """Marks the date from which on its record is to be shown.

    A year or month counts from its last day, since what is announced may still be to come; with
    `begun` from its first, since what somebody has said or checked has happened.
    """

    begun: bool = False


def fail(message: str, wanted: str = "") -> PydanticCustomError:
    """What a validator raises; `message` ends with the cure.

    `wanted` is what was written in place of an id.
    """
    return PydanticCustomError("field", "{message}", {"message": message, "wanted": wanted})


# Hangul's fillers and the empty Braille cell are letters and signs by their kind, and show nothing.
_BLANK = re.compile(r"[\s\u115f\u1160\u2800\u3164\uffa0]*")
_YAML_NOTHING = ("~", "null", "Null", "NULL")


def _filled(text: Text) -> Text:
    if _BLANK.fullmatch(text):
        raise fail("it has no value; write one, or remove the field if it is optional")
    if text in _YAML_NOTHING:
        raise fail(f"'{text}' counts as no value; write one, or remove the field if it is optional")
    return text


def matching(pattern: str, cure: str) -> Callable[[Text], Text]:
    """A validator for texts of one form; `cure` says what to write."""
    compiled = re.compile(pattern)

    def check(text: Text) -> Text:
        if not compiled.fullmatch(text) or len(text) > 3 * ID_LENGTH:
            raise fail(f"'{text[:80]}' is not valid here; {look_alike(text[:80]) or cure}")
        return text

    return check


def _id(text: Text) -> Text:
    if re.fullmatch(ID_PATTERN, text) and len(text) <= 3 * ID_LENGTH:
        return text
    said = text[:80]
    cure = look_alike(said)
    if not cure:
        cure = f"write lower-case words joined by '-', such as '{id_of(said) or 'oecd'}'"
    raise fail(f"'{said}' is not valid here; {cure}", wanted=text)


def id_of(words: str) -> str:
    """Some words in the form of an id; '' where none of their letters can be in one."""
    plain = unicodedata.normalize("NFKD", words.lower())
    without_accents = plain.encode("ascii", "ignore").decode()
    found = re.findall("[a-z0-9]+", without_accents)
    return "-".join(found)


def _date(text: Text) -> Text:
    try:
        last_day(text)
    except ValueError as error:
        raise fail(_date_meant(text) or str(error)) from None
    return text


def _date_meant(text: Text) -> str:
    """What to write for a date in words; '' where nobody can tell."""
    try:
        return f"'{text[:80]}' is not in the map's date format; write {written_day(text)}"
    except ValueError:
        return ""


def _flag(value: Any) -> bool:
    if str(value) in ("true", "yes", "on"):
        return True
    if str(value) in ("false", "no", "off"):
        return False
    raise fail(f"'{str(value)[:80]}' is neither true nor false; write 'true' or 'false'")


Phrase = Annotated[Text, AfterValidator(_filled)]
PlainProse = Annotated[Phrase, Prose(citations=False)]
CitingProse = Annotated[Phrase, Prose(citations=True)]
Cites = Annotated[Phrase, Sources()]
Key = Annotated[
    Text, AfterValidator(matching(KEY_PATTERN, "write a key of references.bib, without '@'"))
]
Rank = Annotated[
    Text,
    AfterValidator(matching("[1-9][0-9]{0,3}", "write a whole number up to 9999, such as 310")),
]
Id = Annotated[Text, AfterValidator(_id)]
Date = Annotated[
    Text,
    AfterValidator(_date),
]
ShownFrom = Annotated[Date, Dated()]
SaidOn = Annotated[Date, Dated(begun=True)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Url = Annotated[
    Text,
    AfterValidator(
        matching(r"https?://[^\s\"'<>@\\]+", "write a web address that starts with 'https://'")
    ),
]
ClaimName = Annotated[
    Text,
    AfterValidator(
        matching(f"{ID_PATTERN}#{ID_PATTERN}", 'write "entry-id#claim-id", in double quotes')
    ),
]
AssessmentName = Annotated[
    Text,
    AfterValidator(
        matching(
            f"{ID_PATTERN}/{ID_PATTERN}/(abstract|current)",
            "write 'pathway-id/criterion-id/abstract', or current",
        )
    ),
]
