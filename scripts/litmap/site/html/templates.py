"""The templates' macros as functions. Layout is decided in `templates/`, and nowhere else."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


class Templates(Protocol):
    """A template module: each of its macros is a function that returns escaped HTML."""

    def __getattr__(self, name: str) -> Callable[..., Markup]: ...


@cache
def load_templates(template: str = "components") -> Templates:
    """The macros of a file in `templates/`. Undefined values and unescaped text cannot slip through."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["oneline"] = _one_line
    return cast(Templates, environment.get_template(f"{template}.html").module)


def _one_line(text: str) -> Markup:
    """Preformatted text on one line of HTML: a page's blocks lose blank lines and indentation."""
    return Markup("&#10;").join(text.splitlines())
