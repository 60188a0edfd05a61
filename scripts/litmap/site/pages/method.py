"""How the map is made: what its editors say of it, how works got in, and what these works are."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from litmap.content.corpus import PlainPage
from litmap.export.map_json import as_document
from litmap.graph.addresses import METHOD_PAGE, TO_READ_PAGE
from litmap.graph.coverage import Facet, coverage
from litmap.graph.flow import number_of
from litmap.graph.flow_steps import Count, Step, steps
from litmap.problems.wording import counted, plural
from litmap.site.blocks.coverage import coverage_blocks, means
from litmap.site.blocks.searches import all_searches
from litmap.site.blocks.upkeep import dormancy, due_rows
from litmap.site.blocks.work_searches import left_out, search_lines
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Content
from litmap.site.html.site import Site
from litmap.site.pages.disagreements import ADDRESS as DISAGREEMENTS
from litmap.site.pages.plain import parts
from litmap.site.pictures.flow import NARROW, FlowPicture, flow_picture, flow_slide

PATH = "about/method.md"
FLOW_FILE = "data/flow.json"
FLOW_PICTURE = "data/flow.svg"
COVERAGE_FILE = "data/coverage.json"
FILES = (FLOW_FILE, FLOW_PICTURE, COVERAGE_FILE)
_TITLE = "How this map is made"
_LEAD = "How works got into the map, what became of them, and what they are."


class Method:
    """Makes the page and its files."""

    def __init__(self, site: Site) -> None:
        """What is recorded of how the site's map was made."""
        self.site = site
        self.flow = site.facts.flow
        self.steps = steps(self.flow)
        self.facets = coverage(site.graph)

    def pages(self) -> dict[str, Content]:
        """The page and its files by output path."""
        picture = flow_picture(self.steps)
        source = f"Global AI Governance Map, {self.site.version}"
        caption = "Every work is counted once from the second step on; the paper itself is not."
        return {
            PATH: self._page(self.site.corpus.pages.get("method"), picture),
            FLOW_FILE: as_document(flow_values(self.steps)),
            FLOW_PICTURE: flow_slide(picture, caption, source),
            COVERAGE_FILE: as_document(coverage_values(self.facets)),
        }

    def _page(self, authored: PlainPage | None, picture: FlowPicture) -> Page:
        """What the editors wrote, with the figures behind its opening and at its end."""
        page_data = PageData(self.site, METHOD_PAGE)
        title, lead, source = _TITLE, _LEAD, ""
        written: list[Section] = []
        if authored:
            title, lead, source = str(authored.title), str(authored.summary), authored.file
            html = page_data.writer.prose(authored.prose, authored.file)
            prose = self.site.templates.components.prose
            written = [Section(heading, prose(text)) for heading, text in parts(html)]
        opening = [section for section in written if not section.heading]
        rest = [section for section in written if section.heading]
        works = self.site.templates.method.coverage(
            coverage_blocks(self.facets), page_data.href(f"/{COVERAGE_FILE}")
        )
        corpus = self.site.corpus
        due = self.site.templates.review.due(due_rows(corpus), dormancy(corpus))
        sections = [
            Section("", page_data.header("about", title, lead)),
            *opening,
            Section("How works got in", self._flow(page_data, picture)),
            *rest,
            Section("What was done, and when it falls due", due),
            Section("What the works are, and what follows", works),
        ]
        return Page(title, lead, "about", sections, source=source)

    def _flow(self, page_data: PageData, picture: FlowPicture) -> Markup:
        """The flow as a picture and as a table, and the searches."""
        return self.site.templates.method.flow(
            said=list(self._in_short()),
            flow=[("wide", picture), ("narrow", flow_picture(self.steps, NARROW))],
            steps=self.steps,
            lines=search_lines(self.flow),
            left=left_out(self.flow),
            number=number_of(self.flow.left_out),
            critics=self._critics(page_data),
            disagreements=page_data.href(DISAGREEMENTS),
            to_read=page_data.href(TO_READ_PAGE),
            svg=page_data.href(f"/{FLOW_PICTURE}"),
            json=page_data.href(f"/{FLOW_FILE}"),
        )

    def _in_short(self) -> Iterator[str]:
        """The flow in a few sentences."""
        found = self.flow
        if not self.site.corpus.searches:
            yield "No search for works is recorded, so the flow starts at the bibliography."
        placed = len(found.outcomes["placed"])
        yield (
            f"Of {counted(found.screened, 'work')}, {found.on_the_map} "
            f"{plural(found.on_the_map, 'is', 'are')} on the map, we have opened "
            f"{found.read}, and {placed} of these {plural(placed, 'has', 'have')} a place in the "
            "argument."
        )
        waits = number_of(found.to_read)
        left = number_of(found.left_out)
        if waits or left:
            yield (
                f"{waits} more {plural(waits, 'waits', 'wait')} to be read, {left} "
                f"{plural(left, 'was', 'were')} left out."
            )

    def _critics(self, page_data: PageData) -> str:
        """How many searches for critics are recorded; '' for none."""
        number = len(all_searches(page_data))
        if not number:
            return ""
        return (
            f"{counted(number, 'search', 'searches')} for works that disagree "
            f"{plural(number, 'is', 'are')} recorded too, each with its day, place, words and find."
        )


def flow_values(found: list[Step]) -> dict[str, object]:
    """The steps as plain values."""
    values = []
    for step in found:
        values.append({**_count(step.count), "aside": [_count(count) for count in step.aside]})
    return {"steps": values}


def _count(count: Count) -> dict[str, object]:
    parts_of = [{"words": part.words, "works": part.number} for part in count.parts]
    return {"words": count.words, "works": count.number, "parts": parts_of}


def coverage_values(facets: Mapping[str, Facet]) -> dict[str, object]:
    """The facets as plain values; `value` is '' for what is not recorded."""
    values: dict[str, object] = {}
    for facet in facets.values():
        second = "with_role" if facet.of == "work" else "disputed_or_limited"
        rows = []
        for one in facet.values:
            row = {"value": one.name, "words": one.words, f"{facet.of}s": one.number}
            rows.append({**row, second: one.weighty})
        values[facet.name] = {"total": facet.total, "means": means(facet), "values": rows}
    return values
