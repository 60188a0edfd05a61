"""Whatever an author may write into an entry is shown on its page.

Every kind of entry is filled from its model: each text of a record gets a word of its own, each date a day of its own,
each relation leads to another entry. A field that is new in the model is thus part of the test without a line here.
Values of vocabularies ('mixed') and flags are left out, because a page may say them in other words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
import yaml
from tests.small import BASE, DAY, written

from litmap.content.load import load
from litmap.graph.graph import Graph
from litmap.graph.link import link
from litmap.model.dates import in_words, years
from litmap.model.fields import (
    AssessmentRef,
    ClaimName,
    ClaimRef,
    Date,
    Rank,
    Record,
    Ref,
    Sources,
    Url,
)
from litmap.model.kinds import MODELS
from litmap.model.registers import Ror, Wikidata
from litmap.model.vocabulary import PLURALS, Kind
from litmap.site import render

NOT_SHOWN = {
    ("Entry", "short"): "it is a label for pictures and for the pages of other entries",
    ("Ranked", "rank"): "it puts entries in order",
    ("Claim", "was"): "it is an address that leads here",
    ("Alias", "id"): "it is an address that leads here",
}
"""Fields that no page shows, each with the reason."""
ONE_OF = {"BearsOnMap": ("claim", "assessment", "entry")}
"""Fields of a record of which an author writes one."""


@dataclass
class Filled:
    """What was written into one entry: each value by the record and the field that hold it."""

    words: dict[str, tuple[str, str]] = field(default_factory=dict)
    dates: dict[str, tuple[str, str]] = field(default_factory=dict)

    def word(self, owner: type[Record], name: str) -> str:
        word = f"word{len(self.words):03}q"
        self.words[word] = (defined_in(owner, name), name)
        return word

    def date(self, owner: type[Record], name: str) -> str:
        day = (date(1990, 1, 1) + timedelta(days=400 * len(self.dates))).isoformat()
        assert day < DAY.isoformat()
        self.dates[day] = (defined_in(owner, name), name)
        return day


def defined_in(model: type[Record], name: str) -> str:
    """The class that first says a field."""
    return next(
        one.__name__
        for one in reversed(model.__mro__)
        if name in vars(one).get("__annotations__", ())
    )


def document(model: type[Record], filled: Filled, only: frozenset[str] | None = None) -> Any:
    """A record with every field filled; of fields that exclude each other, with those in `only`."""
    made = {}
    hints = get_type_hints(model, include_extras=True)
    excluded = set(ONE_OF.get(model.__name__, ())) - (only or set())
    for name, info in model.model_fields.items():
        if name not in excluded:
            made[info.alias or name] = value(hints[name], model, name, filled)
    return made


def value(hint: Any, owner: type[Record], name: str, filled: Filled) -> Any:
    """A value that a field of this type can hold."""
    if get_origin(hint) is dict:
        return {"adams2021one": value(get_args(hint)[1], owner, name, filled)}
    if get_origin(hint) is list:
        (inner,) = get_args(hint)
        names = ONE_OF.get(getattr(inner, "__name__", ""), ("",))
        if isinstance(inner, type) and issubclass(inner, Record):
            return [document(inner, filled, frozenset({one})) for one in names]
        return [value(inner, owner, name, filled)]
    if type(None) in get_args(hint):
        return value(get_args(hint)[0], owner, name, filled)
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if isinstance(hint, type) and issubclass(hint, Record):
        return document(hint, filled)
    assert get_origin(hint) is Annotated, f"{owner.__name__}.{name} has a type that is new here"
    inner = get_args(hint)[0]
    if isinstance(inner, type) and issubclass(inner, Record):
        return document(inner, filled)
    marks = get_args(hint)[1:]
    if hint == Rank:
        return "300"
    if hint == ClaimName:
        return f"former#{filled.word(owner, name)}"
    for mark in marks:
        if isinstance(mark, Ref):
            return related(mark)
        if isinstance(mark, Sources):
            return f"[disputes @adams2021one, {filled.word(owner, name)}]"
    if get_args(hint)[0] is bool:
        return True
    if all(mark in marks for mark in get_args(Date)[1:]):
        return filled.date(owner, name)
    for register, number in ((Ror, "02twcfp32"), (Wikidata, "Q7817")):
        if hint == register:
            filled.words[number] = (defined_in(owner, name), name)
            return number
    if hint == Url:
        return f"https://example.org/{filled.word(owner, name)}"
    return filled.word(owner, name)


def related(mark: Ref) -> str:
    kind: Kind = mark.kinds[0] if mark.kinds else "institution"
    if isinstance(mark, ClaimRef):
        return "other-barrier#one"
    if isinstance(mark, AssessmentRef):
        return "other-pathway/other-criterion/abstract"
    return f"other-{kind}"


REQUIRED = {
    "barrier": {"order": "first"},
    "pathway": {"standing": "present"},
    "recommendation": {"standing": "means"},
    "criterion": {"definition": "It counts [@adams2021one]."},
    "institution": {"type": "bloc"},
    "instrument": {"binding": "no"},
    "development": {"date": "2020", "confidence": "low"},
    "term": {"definition": "It means [@adams2021one]."},
}
"""What an entry to which others lead needs beside what is common to all."""


def text(fields: Any) -> str:
    return f"---\n{yaml.safe_dump(fields, sort_keys=False)}---\n"


def files(kind: Kind, filled: Filled) -> Iterator[tuple[str, str]]:
    claim = {"id": "one", "text": "It is.", "cites": "[evidence @adams2021one]"}
    for other, own in REQUIRED.items():
        fields = {"title": f"Other {other}", "summary": "It is.", "claims": [claim], **own}
        yield f"{PLURALS[other]}/other-{other}.md", text(fields)  # type: ignore[index]
    yield f"{PLURALS[kind]}/full.md", text(document(MODELS[kind], filled))


@pytest.fixture(params=MODELS)
def kind(request: pytest.FixtureRequest) -> Kind:
    found: Kind = request.param
    return found


def made(root: Path, kind: Kind) -> tuple[Filled, Graph, dict[str, str]]:
    """What was filled in, the graph, and all pages."""
    filled = Filled()
    corpus, problems = load(written(root, {**BASE, **dict(files(kind, filled))}), DAY)
    assert problems == []
    graph = link(corpus)
    return filled, graph, render(graph)


def test_every_text_and_every_date_is_shown(tmp_path: Path, kind: Kind) -> None:
    filled, _, pages = made(tmp_path, kind)
    page = pages[f"{PLURALS[kind]}/full.md"]
    missing = {owner for word, owner in filled.words.items() if word not in page}
    for day, owner in filled.dates.items():
        if in_words(day) not in page and years(day) not in page:
            missing.add(owner)
    assert missing - NOT_SHOWN.keys() == set()


def test_every_relation_has_its_anchor(tmp_path: Path, kind: Kind) -> None:
    _, graph, pages = made(tmp_path, kind)
    page = pages[f"{PLURALS[kind]}/full.md"]
    edges = graph.outgoing("full")
    assert edges
    assert [edge for edge in edges if f'id="{edge.anchor}"' not in page] == []
