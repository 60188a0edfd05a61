"""How a pathway is judged, as a table: a row for each criterion, a column for each condition."""

from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.argument import Assessment, Pathway
from litmap.model.dates import period
from litmap.model.vocabulary import BY_NAMES, CONDITION_NAMES
from litmap.site.blocks.basis import HoldsLine, holds_line
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class AssessmentCell:
    """One assessment: the verdict with its reason, and links with the words before each."""

    verdict: str
    anchor: str
    target: str
    because: Markup
    by: str
    as_of: str
    links: tuple[tuple[str, EntryLink], ...]
    holds: HoldsLine | None


@dataclass(frozen=True)
class AssessmentRow:
    """The assessments of a pathway by one criterion; a condition without one is None."""

    criterion: EntryLink
    cells: tuple[AssessmentCell | None, ...]


def assessment_rows(page_data: PageData, entry: LoadedEntry) -> list[AssessmentRow]:
    """The table of a pathway; [] for an entry of another kind."""
    if not isinstance(entry.fields, Pathway):
        return []
    cells: dict[str, dict[str, AssessmentCell]] = {}
    for assessment in entry.fields.assessments:
        by_condition = cells.setdefault(str(assessment.criterion), {})
        by_condition[assessment.condition] = _cell(page_data, entry, assessment)
    rows = []
    for name, by_condition in cells.items():
        criterion = page_data.corpus.resolve(name, "criterion")
        if criterion:
            link = page_data.link(criterion)
            in_order = tuple(map(by_condition.get, CONDITION_NAMES))
            rows.append(AssessmentRow(link, in_order))
    return rows


def _cell(page_data: PageData, entry: LoadedEntry, assessment: Assessment) -> AssessmentCell:
    links = [("rests on", link) for link in page_data.steps(assessment.rests_on)]
    if assessment.inherits:
        inherited = page_data.relation(assessment.inherits)
        if inherited:
            links.append(("verdict taken from", inherited))
    anchor, target = "", ""
    criterion = page_data.relation(assessment.criterion)
    if criterion:
        anchor, target = criterion.anchor, criterion.target
    return AssessmentCell(
        verdict=assessment.verdict.replace("-", " "),
        anchor=anchor,
        target=target,
        because=page_data.field_html(assessment.because, entry.file),
        by=BY_NAMES[assessment.by],
        as_of=period(None, None, assessment.as_of),
        links=tuple(links),
        holds=holds_line(page_data, assessment.holds, entry.file),
    )
