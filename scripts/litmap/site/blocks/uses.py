"""How the map uses a work: each sentence once, under what the work does for it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from litmap.content.corpus import Corpus
from litmap.content.prose import without_brackets
from litmap.graph.graph import ClaimView, Edge
from litmap.model.argument import Assessment, BearsOn
from litmap.model.entry import Claim, Entry
from litmap.model.fields import Record
from litmap.model.paper import Paper, paper_parts
from litmap.model.vocabulary import CONDITION_NAMES, PAPER
from litmap.problems.wording import counted
from litmap.site.blocks.sources import citation_words
from litmap.site.html.numbered import MOST_BACKLINKS
from litmap.site.html.page_data import EntryLink, PageData
from litmap.site.html.writer import joined_html, marked

USE_NAMES: Mapping[str, str] = {
    "disputes": "Disputed by it",
    "qualifies": "Limited by it",
    "updates": "Updated by it",
    "supports": "Supported by it",
    "extends": "Builds on it",
    "evidence": "Evidence from it",
    "states": "Stated by it",
    "background": "Named as background",
}
"""What the statements are called that cite a work in a role, on the page of the work."""
_ROLES = {name: role for role, name in USE_NAMES.items()}
_LINKS = "Linked from"
_NOTES = "In our notes on what the paper leaves open"
_ELSEWHERE = "Without a place in the paper"

CRITICAL = (USE_NAMES["disputes"], USE_NAMES["qualifies"])
"""The headings of statements that the work argues against."""

EdgesByHeading = Mapping[str, Sequence[Edge]]
"""Edges under the headings that a page gives them; the edges of one sentence follow each other."""


@dataclass(frozen=True)
class Use:
    """One place in which a sentence uses the work: an edge from the side of its target.

    `origin` is the edge's address from the site's root; `part` says which part of the page it is;
    `locator` is the place in the work, `places` are those in the paper that states the sentence.
    """

    edge: str
    origin: str
    link: EntryLink
    part: str
    locator: Markup
    places: tuple[Markup, ...]


@dataclass(frozen=True)
class UsedSentence:
    """A sentence, and every place in which it uses the work.

    Of a claim, `href` is its address, `cited` what is copied behind it, and `grounds` those of the
    work for disputing or limiting it; they are '' for others.
    """

    sentence: Markup
    uses: tuple[Use, ...]
    href: str = ""
    cited: str = ""
    grounds: str = ""


@dataclass(frozen=True)
class UseGroup:
    """Sentences alike in what the work does for them.

    `icon` names the role, '' for none; `note` is a reservation about all of them.
    """

    heading: str
    icon: str
    note: str
    sentences: tuple[UsedSentence, ...]
    folded: bool = False

    @property
    def extent(self) -> str:
        """'4 sentences on 3 pages'."""
        pages = {use.link.target for sentence in self.sentences for use in sentence.uses}
        return f"{counted(len(self.sentences), 'sentence')} on {counted(len(pages), 'page')}"


def by_role(edges: Sequence[Edge]) -> EdgesByHeading:
    """The uses of a work by what it does, in the order of the roles; links and our notes last."""
    return _grouped(edges, _heading, [*_ROLES, _LINKS, _NOTES])


def without(grouped: EdgesByHeading, headings: Collection[str]) -> EdgesByHeading:
    """All groups but some."""
    return {heading: edges for heading, edges in grouped.items() if heading not in headings}


def by_section(paper: Paper, edges: Sequence[Edge]) -> EdgesByHeading:
    """The uses of the source paper by its sections; those without a place and our notes last.

    Within a section they stand in the order of its notes.
    """
    names = {str(one.section): f"§{one.section} {one.title}" for one in paper.sections}

    def heading(edge: Edge) -> str:
        if edge.in_note:
            return _NOTES
        return names.get(_section(paper, edge), _ELSEWHERE)

    in_order = sorted(edges, key=_note)
    return _grouped(in_order, heading, [*names.values(), _ELSEWHERE, _NOTES])


def _heading(edge: Edge) -> str:
    if edge.in_note:
        return _NOTES
    if edge.citation is None:
        return _LINKS
    return USE_NAMES[edge.citation.role]


def _section(paper: Paper, edge: Edge) -> str:
    """The number of the section of the paper that an edge names first; '' for none."""
    if edge.citation is None:
        return ""
    for part in paper_parts(edge.citation.locator) or ():
        if part.part == "section":
            return part.number
        if part.number in paper.by_number:
            return str(paper.by_number[part.number].section)
    return ""


def _note(edge: Edge) -> int:
    """The number of the first note of the paper that an edge names; 0 for none."""
    if edge.citation is None:
        return 0
    parts = paper_parts(edge.citation.locator) or ()
    return min((int(part.number) for part in parts if part.part == "note"), default=0)


def _grouped(
    edges: Sequence[Edge], heading: Callable[[Edge], str], order: Sequence[str]
) -> EdgesByHeading:
    """Edges by heading. A sentence that has several stands under the first of them in `order`."""
    first: dict[str, str] = {}
    for edge in sorted(edges, key=lambda edge: order.index(heading(edge))):
        first.setdefault(edge.wording, heading(edge))
    groups: dict[str, dict[str, list[Edge]]] = {name: {} for name in order}
    for edge in edges:
        sentences = groups[first[edge.wording]]
        sentences.setdefault(edge.wording, []).append(edge)
    grouped = {}
    for name, sentences in groups.items():
        if sentences:
            grouped[name] = list(chain.from_iterable(sentences.values()))
    return grouped


def in_parts(grouped: EdgesByHeading, most: int = MOST_BACKLINKS) -> list[EdgesByHeading]:
    """The same in parts for numbered pages, each with at most so many edges."""
    parts: list[dict[str, list[Edge]]] = []
    room = 0
    for heading, edges in grouped.items():
        for edge in edges:
            if not room:
                parts.append({})
                room = most
            parts[-1].setdefault(heading, []).append(edge)
            room -= 1
    return list(parts)


NOT_READ = "not read by us"


def not_read(page_data: PageData, key: str) -> str:
    """What is said beside the role of a work that nobody here has opened."""
    paper = page_data.corpus.paper
    if paper and paper.notes_of(key):
        return f"as the paper uses it; {NOT_READ}"
    return NOT_READ


def use_groups(page_data: PageData, key: str, grouped: EdgesByHeading) -> tuple[UseGroup, ...]:
    """The groups as the page of `page_data` shows them."""
    opened = page_data.corpus.references[key].opened
    groups = []
    for heading, edges in grouped.items():
        role = _ROLES.get(heading, "")
        weighty = role not in ("", "background")
        unread = weighty and not opened
        groups.append(
            UseGroup(
                heading=heading,
                icon=role,
                note=NOT_READ if unread else "",
                sentences=_sentences(page_data, edges),
                folded=heading == _NOTES or role == "background",
            )
        )
    return tuple(groups)


def _sentences(page_data: PageData, edges: Iterable[Edge]) -> tuple[UsedSentence, ...]:
    """Each sentence once, in the order of the edges, with all its places."""
    by_sentence: dict[str, list[Edge]] = {}
    for edge in edges:
        by_sentence.setdefault(edge.wording, []).append(edge)
    return tuple(_sentence(page_data, found) for found in by_sentence.values())


def _sentence(page_data: PageData, edges: Sequence[Edge]) -> UsedSentence:
    """The sentence of some edges; as a claim, if it is one."""
    made = UsedSentence(
        sentence=_statement(page_data, edges[0]),
        uses=tuple(_use(page_data, edge) for edge in edges),
    )
    owner = edges[0].owner
    if not isinstance(owner, Claim):
        return made
    view = ClaimView(page_data.corpus.entries[edges[0].source], owner)
    return replace(
        made,
        href=page_data.link(view.entry, f"#{view.anchor}").href,
        cited=citation_words(page_data, owner),
        grounds=_grounds(owner, edges[0].target.removeprefix("@")),
    )


def _grounds(claim: Claim, key: str) -> str:
    """The grounds that a claim gives for a work; '' for none."""
    for name, text in claim.grounds.items():
        if name == key:
            return str(text)
    return ""


def _statement(page_data: PageData, edge: Edge) -> Markup:
    """The sentence without its citations, but for those that are part of it."""
    parts = []
    for span in without_brackets(edge.sentence):
        if span.citations:
            parts.append(page_data.labels.cited_html(span.citations[0]))
        else:
            parts.append(marked(span))
    return joined_html(parts)


def _use(page_data: PageData, edge: Edge) -> Use:
    source = page_data.corpus.entries[edge.source]
    fragment = f"#{edge.anchor}"
    locator = Markup("")
    if edge.citation:
        locator = page_data.writer.locator(edge.citation)
    return Use(
        edge=edge.kind,
        origin=source.address + fragment,
        link=page_data.link(source, fragment),
        part=" · ".join(_part(page_data.corpus, edge)),
        locator=locator,
        places=tuple(_paper_places(page_data, edge)),
    )


def _paper_places(page_data: PageData, edge: Edge) -> Iterator[Markup]:
    """Where the paper makes the claim that cites another work."""
    if isinstance(edge.owner, Claim) and edge.target != f"@{PAPER}":
        for citation in page_data.graph.citations(edge.owner):
            if citation.key == PAPER and citation.locator:
                yield page_data.writer.locator(citation)


def _part(corpus: Corpus, edge: Edge) -> Iterator[str]:
    """The part of the page, unless it is a claim; and that the work bears on it in part only."""
    owner = edge.owner
    if isinstance(owner, BearsOn):
        yield f"effect on {corpus.name(owner.pathway)}"
    elif isinstance(owner, Assessment):
        criterion = corpus.name(owner.criterion).lower()
        yield f"verdict on {criterion}, {CONDITION_NAMES[owner.condition].lower()}"
    elif isinstance(owner, Entry):
        yield edge.where
    elif isinstance(owner, Record) and not isinstance(owner, Claim):
        yield owner.heading or edge.where
    if edge.citation and edge.citation.partly:
        yield "in part"
