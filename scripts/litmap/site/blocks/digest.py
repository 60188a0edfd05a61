"""What the page of the source paper says in place of a thousand sentences."""

from dataclasses import dataclass

from litmap.graph.graph import Graph
from litmap.graph.places import NO_SECTION, sections
from litmap.model.paper import Paper
from litmap.problems.wording import counted, plural
from litmap.site.blocks.disagreements import criticisms
from litmap.site.html.page_data import PageData


@dataclass(frozen=True)
class SectionClaims:
    """A section of the paper, how many claims of the map it makes, and where those are listed."""

    heading: str
    claims: int
    href: str


@dataclass(frozen=True)
class Digest:
    """The claims of the paper by section, and who argues against them, in words or ''."""

    claims: int
    sections: tuple[SectionClaims, ...]
    critics: str
    critics_href: str


def paper_digest(page_data: PageData, paper: Paper) -> Digest:
    """The digest of the source paper. Notes of ours on what it leaves open do not count."""
    by_section = claims_by_section(page_data.graph)
    sections = []
    for section in paper.sections:
        number = str(section.section)
        sections.append(
            SectionClaims(
                heading=f"§{number} {section.title}",
                claims=len(by_section.get(number, ())),
                href=page_data.href("/claims/") + f"?section={number}",
            )
        )
    return Digest(
        claims=len(set().union(*by_section.values())),
        sections=tuple(sections),
        critics=_critics(page_data),
        critics_href=page_data.href("/disagreements/"),
    )


def claims_by_section(graph: Graph) -> dict[str, set[str]]:
    """The names of the claims that each section of the paper makes, by its number.

    They are those that the register of claims shows at first for the section.
    """
    found: dict[str, set[str]] = {}
    for view in graph.claims():
        if not view.claim.is_note:
            for section in sections(graph.corpus, graph.citations(view.claim)):
                found.setdefault(section, set()).add(view.name)
    found.pop(NO_SECTION, None)
    return found


def _critics(page_data: PageData) -> str:
    """'2 works dispute 2 of its claims, 3 limit others'; '' where nobody argues against it."""
    disputing, limiting, disputed = set(), set(), set()
    for view, citation in criticisms(page_data.graph):
        if citation.role == "disputes":
            disputing.add(citation.key)
            disputed.add(view.name)
        else:
            limiting.add(citation.key)
    said = []
    if disputing:
        works = counted(len(disputing), "work")
        verb = plural(len(disputing), "disputes", "dispute")
        said.append(f"{works} {verb} {len(disputed)} of its claims")
    if limiting:
        verb = plural(len(limiting), "limits", "limit")
        said.append(f"{counted(len(limiting), 'work')} {verb} others")
    return ", ".join(said)
