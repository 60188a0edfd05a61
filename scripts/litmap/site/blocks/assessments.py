"""How a pathway is judged, as a table: a row for each criterion, a column for each condition."""

from dataclasses import dataclass

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.model.argument import Assessment, Pathway
from litmap.model.dates import period
from litmap.model.vocabulary import BY_MARKS, CONDITION_NAMES, PAPER_DATE
from litmap.site.blocks.basis import HoldsMark, holds_mark
from litmap.site.html.page_data import EntryLink, PageData


@dataclass(frozen=True)
class AssessmentCell:
    """One assessment: the verdict with its reason, the claims it rests on, where it comes from.

    That verdicts are our words is said once below the table; `by` says what else is ours.
    """

    verdict: str
    anchor: str
    target: str
    because: Markup
    by: str
    as_of: str
    rests_on: tuple[EntryLink, ...]
    inherits: EntryLink | None
    holds: HoldsMark | None


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
    inherits = None
    if assessment.inherits:
        inherits = page_data.relation(assessment.inherits)
    as_of = ""
    if assessment.as_of and assessment.as_of != PAPER_DATE:
        as_of = period(None, None, assessment.as_of)
    anchor, target = "", ""
    criterion = page_data.relation(assessment.criterion)
    if criterion:
        anchor, target = criterion.anchor, criterion.target
    return AssessmentCell(
        verdict=assessment.verdict.replace("-", " "),
        anchor=anchor,
        target=target,
        because=page_data.field_html(assessment.because, entry.file),
        by="" if assessment.by == "ours" else BY_MARKS[assessment.by],
        as_of=as_of,
        rests_on=page_data.steps(assessment.rests_on),
        inherits=inherits,
        holds=holds_mark(assessment.holds),
    )
