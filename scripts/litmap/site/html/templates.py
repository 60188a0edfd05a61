"""The template files as functions. Layout is decided in `templates/`, and nowhere else."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from litmap.model.vocabulary import CHANGED_SINCE
from litmap.problems.wording import counted, plural
from litmap.references.direction import is_right_to_left, isolated
from litmap.site.html.compiled import keep_compiled

TEMPLATES = Path(__file__).parents[1] / "templates"


class Macros(Protocol):
    """One template file: each of its macros is a function that returns escaped HTML."""

    def __getattr__(self, name: str) -> Callable[..., Markup]: ...


class Templates:
    """All template files by name: `templates.trail.would_change(rows)`."""

    def __init__(self) -> None:
        """Undefined values and unescaped text are errors or escaped in every file."""
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        keep_compiled(self._environment)
        self._environment.globals["changed_since"] = CHANGED_SINCE
        self._environment.tests["right_to_left"] = is_right_to_left
        self._environment.filters["isolated"] = _isolated
        self._environment.filters["oneline"] = _one_line
        self._environment.filters["counted"] = counted
        self._environment.filters["plural"] = plural

    def __getattr__(self, name: str) -> Macros:
        """The macros of `templates/NAME.html`. Raises jinja2.TemplateNotFound for another name."""
        macros = cast(Macros, self._environment.get_template(f"{name}.html").module)
        setattr(self, name, macros)  # Jinja would look at the file each time
        return macros


@cache
def load_templates() -> Templates:
    """The one environment of the site's templates; a file is compiled when it is first used."""
    return Templates()


def _isolated(text: str, language: str = "") -> Markup:
    """Text in whose HTML names and titles from right to left stand apart; HTML stays as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(isolated(text, language))


@pass_context
def _one_line(_: Context, text: str) -> Markup:
    """Preformatted text on one line of HTML: a page's blocks lose blank lines and indentation.

    It takes the context so that Jinja calls it when it renders, and not when it compiles.
    """
    return Markup("&#10;").join(text.splitlines())
