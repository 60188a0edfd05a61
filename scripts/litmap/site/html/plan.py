"""Which pages and files a site has, and what makes each. Nothing is made before it is asked for."""

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from litmap.site.html.page import Page

Content = Page | str
"""A page, or a file as its text."""

Plan = dict[str, Callable[[], Mapping[str, Content]]]
"""By output path (`claims.md`, `data/claims.csv`): what makes this and all that comes with it.

It gives everything by output path, each time anew. A path that ends with a slash (`claims/`) stands
for all others in that folder, such as the further pages of a long list.
"""


@dataclass(frozen=True)
class Shared:
    """What all pages show of the whole map.

    `counts` stand beside links of the navigation, by output path; `foot` is what the foot says.
    """

    counts: Mapping[str, int]
    foot: Mapping[str, object]


def alone(path: str, make: Callable[[], Content]) -> Plan:
    """The plan of one page or file."""
    return {path: lambda: {path: make()}}


def together(paths: Iterable[str], make: Callable[[], Mapping[str, Content]]) -> Plan:
    """The plan of pages and files that are made at once."""
    return dict.fromkeys(paths, make)


def all_made(plan: Plan) -> Iterator[tuple[str, Content]]:
    """Every page and file with its path; none is kept here once the next is asked for."""
    for make in dict.fromkeys(plan.values()):
        yield from make().items()


def taken(plan: Plan, paths: Iterable[str]) -> tuple[dict[str, Content], Plan]:
    """What is at these paths, with all that is made along with it, and the plan of the rest."""
    makers = {plan[path]: None for path in paths if path in plan}
    contents: dict[str, Content] = {}
    for make in makers:
        contents |= make()
    return contents, {path: make for path, make in plan.items() if make not in makers}


def made_at(plan: Plan, path: str) -> Content | None:
    """The page or file of an output path, of which only this and its neighbours are made.

    None where the site has nothing at that path.
    """
    make = plan.get(path) or plan.get(f"{posixpath.dirname(path)}/")
    return make().get(path) if make else None


def as_text(content: Content) -> str:
    """What is written into the file of a page that another renderer takes, or into any other."""
    return content.text() if isinstance(content, Page) else content
