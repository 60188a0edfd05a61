"""Boxes at the end of a page, closed: a heading, what is in it, and the content."""

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Fold:
    """A closed box. `gist` says what it holds; `anchor` is the id by which links open it."""

    heading: str
    gist: str
    html: Markup
    anchor: str = ""
