"""What each kind and field is for, with an example: `guide.yml`, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml


class FieldNote(NamedTuple):
    """What a field is for, and an example of it in YAML, its name included."""

    says: str
    example: str


class Guide(NamedTuple):
    """Meanings by kind, by word of `about`, `sourcetype` and `region`, by field or `kind.field`."""

    kinds: Mapping[str, str]
    about: Mapping[str, str]
    sourcetypes: Mapping[str, str]
    regions: Mapping[str, str]
    fields: Mapping[str, FieldNote]

    def note(self, kind: str, field: str) -> FieldNote:
        """What a field of a kind is for. Raises KeyError for a field that is not explained."""
        return self.fields.get(f"{kind}.{field}") or self.fields[field]


@cache
def guide() -> Guide:
    """The guide as it is written."""
    text = Path(__file__).with_name("guide.yml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    notes = {name: FieldNote(**note) for name, note in read["fields"].items()}
    return Guide(**read | {"fields": notes})
