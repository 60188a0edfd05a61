"""What the page of the source paper says in place of a thousand sentences."""

from dataclasses import dataclass

from litmap.graph.graph import Graph
from litmap.model.paper import Paper
from litmap.model.vocabulary import PAPER
from litmap.problems.wording import capitalised, counted, listed, plural
from litmap.site.blocks.claim_facets import NO_SECTION, sections
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
        critics=_critics(page_data.graph),
    )


def claims_by_section(graph: Graph) -> dict[str, set[str]]:
    """The names of the claims that each section of the paper makes, by its number.

    They are those that the register of claims shows at first for the section.
    """
    found: dict[str, set[str]] = {}
    for view in graph.claims():
        if not view.claim.is_note:
            for section in sections(graph, view):
                found.setdefault(section, set()).add(view.name)
    found.pop(NO_SECTION, None)
    return found


def _critics(graph: Graph) -> str:
    """'2 works dispute 2 of its claims, 3 limit others'; '' where nobody argues against it."""
    said = []
    for role, verb in (("disputes", "dispute"), ("qualifies", "limit")):
        works, claims = _against(graph, role)
        if works:
            number = counted(len(works), "work")
            said.append(f"{number} {plural(len(works), f'{verb}s', verb)} {claims} of its claims")
    return capitalised(listed(said))


def _against(graph: Graph, role: str) -> tuple[set[str], int]:
    """The works that argue in a role against claims of the paper, and how many claims those are."""
    works: set[str] = set()
    claims = 0
    for view in graph.claims():
        if any(citation.key == PAPER for citation in graph.citations(view.claim)):
            critics = graph.works_that(role, view.claim)
            works.update(critics)
            claims += bool(critics)
    return works, claims
