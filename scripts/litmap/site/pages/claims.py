"""The register of claims: all statements of the map, on numbered pages of so many rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmap.export.table import csv_text
from litmap.graph.doubts import DOUBTS
from litmap.graph.graph import ClaimView
from litmap.graph.places import paper_places, position
from litmap.site.blocks.basis import whose
from litmap.site.blocks.claim_facets import (
    claim_plans,
    claim_values,
    section_names,
)
from litmap.site.blocks.claims import ClaimRow, claim_copy, copying
from litmap.site.blocks.facets import Register, RowValues, counted_facets, fits
from litmap.site.blocks.sources import claim_sources
from litmap.site.html.numbered import in_pages, numbered_address, numbered_path, page_links
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site

ADDRESS = "/claims/"
FILE = "data/claims.csv"
_LEAD = (
    "Every statement of the map: one sentence each, in our words, with its place in the paper and "
    "the works for and against it."
)
Found = tuple[ClaimView, RowValues]
"""A claim with its values."""
_CSV_HEAD = ("claim", "page", "place", "status", "whose", "works", "name", "address")


@dataclass(frozen=True)
class RegisterRow:
    """A claim in the register.

    `group` is the section below whose heading it stands, '' if the row above has the same. `off`
    says that it is left out at first. `order` is its place among rows sorted by status.
    """

    claim: ClaimRow
    values: RowValues
    group: str
    off: bool
    order: int


class ClaimsPages:
    """Makes the pages of the register and its file."""

    def __init__(self, site: Site) -> None:
        """The register of all claims of the site's map."""
        self.site = site
        self.graph = site.graph
        self.views = sorted(site.graph.claims(), key=self._position)
        self.values = [claim_values(site.graph, view) for view in self.views]
        self.plans = claim_plans(site.corpus, site.labels, self.values)
        self.facets = counted_facets(self.plans, self.values)
        self.shown = [values for values in self.values if fits(self.plans, values)]
        self.sections = section_names(site.corpus, self.values)

    def _position(self, view: ClaimView) -> tuple[tuple[int, int], str]:
        places = paper_places(self.graph.corpus, self.graph.citations(view.claim))
        return position(places), view.name

    def pages(self) -> dict[str, Content]:
        """The pages by output path, each whole; and all rows as CSV."""
        made: dict[str, Content] = {FILE: self._csv()}
        parts = in_pages(list(zip(self.views, self.values, strict=True))) or [()]
        for number, rows in enumerate(parts, 1):
            made[numbered_path(ADDRESS, number)] = self._page(number, rows, len(parts))
        return made

    def _page(self, number: int, part: Sequence[Found], last: int) -> Page:
        page_data = PageData(self.site, numbered_address(ADDRESS, number))
        title = "Claims" if number == 1 else f"Claims, page {number}"
        html = self.site.templates.register.claims(
            register=self._register(page_data),
            rows=list(self._rows(page_data, part)),
            pages=page_links(page_data, ADDRESS, last),
            number=number,
            shortcuts=self._shortcuts(page_data),
            copying=copying(page_data),
        )
        header = page_data.header("view", title, _LEAD)
        sections = [Section("", header), Section("", html)]
        return Page(title, _LEAD, "view", sections, count=len(self.views), within="claims/")

    def _register(self, page_data: PageData) -> Register:
        """What stands around the rows; the same on all pages, as scripts see all rows."""
        return Register(
            noun="claim",
            total=len(self.views),
            fitting=len(self.shown),
            words="Words in the claim",
            csv=page_data.href(f"/{FILE}"),
            facets=self.facets,
        )

    def _rows(self, page_data: PageData, part: Sequence[Found]) -> Iterator[RegisterRow]:
        """The rows of a page; the first has a heading in any case."""
        above = ""
        for view, values in part:
            group = self.sections[values["section"][0]]
            yield RegisterRow(
                claim=claim_copy(page_data, view),
                values=values,
                group="" if group == above else group,
                off=not fits(self.plans, values),
                order=_by_status(values),
            )
            above = group

    def _shortcuts(self, page_data: PageData) -> list[tuple[str, str]]:
        """How many claims are in doubt or have changed, with the pages that list them.

        Of the claims shown at first, as the boxes count them.
        """
        found = [values["status"] for values in self.shown]
        disputed = sum("disputed" in status for status in found)
        limited = sum("limited" in status for status in found)
        changed = sum(bool({"no", "in-part"} & set(status)) for status in found)
        return [
            (f"{disputed} disputed, {limited} limited", page_data.href("/disagreements/")),
            (f"{changed} changed since", page_data.href("/since/")),
        ]

    def _csv(self) -> str:
        page_data = PageData(self.site, ADDRESS)
        lines = []
        for view, values in zip(self.views, self.values, strict=True):
            sources = claim_sources(page_data, view.claim, own=False)
            works = [f"{use.words} {use.link.striptags()}" for use in sources.works]
            lines.append(
                [
                    str(view.claim.text),
                    self.graph.corpus.name(view.entry.id),
                    "; ".join(place.striptags() for place in sources.places),
                    "; ".join(DOUBTS[one] for one in values["status"]),
                    whose(page_data, view.claim),
                    "; ".join(works),
                    view.name,
                    f"{view.entry.address}#{view.anchor}",
                ]
            )
        return csv_text(_CSV_HEAD, lines)


def _by_status(values: RowValues) -> int:
    """Where a claim comes among rows sorted by status: what is most in doubt comes first."""
    order = list(DOUBTS)
    return min((order.index(one) for one in values["status"]), default=len(order))
