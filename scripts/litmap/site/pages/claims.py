"""The register of claims: all statements of the map, on numbered pages of so many rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmap.export.table import csv_text
from litmap.graph.graph import ClaimView
from litmap.graph.places import paper_places, position
from litmap.site.blocks.claim_facets import (
    STATUS,
    claim_plans,
    claim_values,
    section_names,
)
from litmap.site.blocks.claims import ClaimRow, claim_copy, copying
from litmap.site.blocks.facets import Register, RowValues, counted_facets, fits
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.site import Site

ADDRESS = "/claims/"
FILE = "data/claims.csv"
ROWS_ON_A_PAGE = 150
_LEAD = (
    "Every statement of the map: one sentence each, in our words, with its place in the paper and "
    "the works for and against it."
)
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
        self.sections = section_names(site.corpus, self.values)

    def _position(self, view: ClaimView) -> tuple[tuple[int, int], str]:
        places = paper_places(self.graph.corpus, self.graph.citations(view.claim))
        return position(places), view.name

    def pages(self) -> dict[str, str]:
        """The pages by output path, each whole; and all rows as CSV."""
        starts = range(0, max(len(self.views), 1), ROWS_ON_A_PAGE)
        written = {FILE: self._csv()}
        for number, start in enumerate(starts, 1):
            page = self._page(number, start, len(starts))
            written[f"{_path(number)}.md"] = page.text()
        return written

    def _page(self, number: int, start: int, last: int) -> Page:
        page_data = PageData(self.site, _address(number))
        title = "Claims" if number == 1 else f"Claims, page {number}"
        html = self.site.templates.register.claims(
            register=self._register(page_data),
            rows=list(self._rows(page_data, start)),
            pages=[(one, page_data.href(_address(one))) for one in range(1, last + 1)],
            number=number,
            shortcuts=self._shortcuts(page_data),
            copying=copying(page_data),
        )
        header = page_data.header("view", title, _LEAD)
        sections = [Section("", header), Section("", html)]
        return Page(title, _LEAD, "view", sections, weight=0)

    def _register(self, page_data: PageData) -> Register:
        """What stands around the rows; the same on all pages, as scripts see all rows."""
        return Register(
            noun="claim",
            total=len(self.views),
            fitting=sum(fits(self.plans, values) for values in self.values),
            words="Words in the claim",
            csv=page_data.href(f"/{FILE}"),
            facets=counted_facets(self.plans, self.values),
        )

    def _rows(self, page_data: PageData, start: int) -> Iterator[RegisterRow]:
        """The rows of the page that starts with a row; the first has a heading in any case."""
        above = ""
        end = start + ROWS_ON_A_PAGE
        for view, values in zip(self.views[start:end], self.values[start:end], strict=True):
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
        """How many claims are in doubt or have changed, with the pages that list them."""
        disputed = sum("disputed" in values["status"] for values in self.values)
        limited = sum("limited" in values["status"] for values in self.values)
        changed = sum(bool({"no", "in-part"} & set(values["status"])) for values in self.values)
        return [
            (f"{disputed} disputed, {limited} limited", page_data.href("/disagreements/")),
            (f"{changed} changed since", page_data.href("/since/")),
        ]

    def _csv(self) -> str:
        page_data = PageData(self.site, ADDRESS)
        lines = []
        for view, values in zip(self.views, self.values, strict=True):
            row = claim_copy(page_data, view)
            works = [f"{use.words} {use.link.striptags()}" for use in row.sources.works]
            lines.append(
                [
                    str(view.claim.text),
                    row.entry.title,
                    "; ".join(place.striptags() for place in row.sources.places),
                    "; ".join(STATUS[one] for one in values["status"]),
                    row.whose,
                    "; ".join(works),
                    view.name,
                    f"{view.entry.address}#{view.anchor}",
                ]
            )
        return csv_text(_CSV_HEAD, lines)


def _by_status(values: RowValues) -> int:
    """Where a claim comes among rows sorted by status: what is most in doubt comes first."""
    order = list(STATUS)
    return min((order.index(one) for one in values["status"]), default=len(order))


def _address(number: int) -> str:
    """The address of a page of the register."""
    return ADDRESS if number == 1 else f"{ADDRESS}{number}/"


def _path(number: int) -> str:
    return "claims" if number == 1 else f"claims/{number}"
