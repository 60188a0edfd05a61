"""Claims as pages show them: in full on their own page, in a line on others; and their statuses."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.content.corpus import LoadedEntry
from litmap.graph.graph import ClaimView, date_of
from litmap.graph.support import disputing_works, supporting_works
from litmap.model.dates import in_words, last_day
from litmap.model.entry import Claim
from litmap.model.vocabulary import BY_NAMES, STATUS_NAMES, Status
from litmap.problems.wording import counted, plural
from litmap.site.html.page_data import EntryLink, PageData

DOUBTS: tuple[Status, ...] = ("contested", "overtaken")
"""Statuses that put a claim in doubt."""


@dataclass(frozen=True)
class Badge:
    """A derived status with its explanation, if it has one."""

    status: Status
    note: Markup | str = ""

    @property
    def name(self) -> str:
        """What the page calls it."""
        return STATUS_NAMES[self.status]


@dataclass(frozen=True)
class ClaimRow:
    """A claim as its own page shows it. `status` holds all its statuses, with spaces between."""

    anchor: str
    status: str
    badges: tuple[Badge, ...]
    text: Markup
    sources: Markup
    about: str
    as_of: str
    by: str
    rests_on: tuple[EntryLink, ...]
    unverified: str


@dataclass(frozen=True)
class ClaimLine:
    """A claim in a line: its text, its entry, whose word it is if not the paper's, its doubt.

    `doubt` is the status that puts it in doubt, as a badge without a note, or None.
    """

    text: str
    href: str
    entry: EntryLink
    by: str
    doubt: Badge | None


def claim_row(page_data: PageData, view: ClaimView) -> ClaimRow:
    """A claim on its own page."""
    claim = view.claim
    badges = claim_badges(page_data, view)
    as_of = ""
    if claim.as_of:
        as_of = in_words(claim.as_of)
    return ClaimRow(
        anchor=f"claim-{claim.id}",
        status=" ".join(badge.status for badge in badges),
        badges=badges,
        text=page_data.field_html(claim.text, view.entry.file),
        sources=page_data.sources(claim.cites),
        about=_about(claim),
        as_of=as_of,
        by=BY_NAMES[claim.by],
        rests_on=page_data.steps(claim.rests_on),
        unverified=str(claim.unverified or ""),
    )


def claim_line(page_data: PageData, view: ClaimView) -> ClaimLine:
    """A claim in a line on another page."""
    doubt = None
    for status in page_data.graph.statuses(*view):
        if status in DOUBTS:
            doubt = Badge(status)
            break
    return ClaimLine(
        text=str(view.claim.text),
        href=page_data.link(view.entry, f"#claim-{view.claim.id}").href,
        entry=page_data.link(view.entry),
        by=BY_NAMES[view.claim.by],
        doubt=doubt,
    )


def claim_badges(page_data: PageData, view: ClaimView) -> tuple[Badge, ...]:
    """The statuses of a claim, each with its explanation."""
    statuses = page_data.graph.statuses(*view)
    return tuple(_badge(page_data, status, view) for status in statuses)


def _badge(page_data: PageData, status: Status, view: ClaimView) -> Badge:
    graph = page_data.graph
    if status == "contested":
        works = len(graph.disputants(view.claim))
        said = f"{counted(works, 'work')} {plural(works, 'disputes', 'dispute')} it"
        return Badge(status, escape(said))
    if status == "overtaken":
        development = graph.overtaken_by(*view)
        assert development
        note = Markup('on {} by <a href="{}">{}</a>').format(
            in_words(date_of(development)), page_data.link(development).href, development.label
        )
        return Badge(status, note)
    if status == "unsourced" and view.claim.by == "source" and graph.citations(view.claim):
        return Badge(status, "the paper names no source")
    return Badge(status)


def _about(claim: Claim) -> str:
    """What a claim is about, if it is more than a plain statement."""
    if claim.about in ("argument", "left-open"):
        return ""
    return claim.about.replace("-", " ")


def support(page_data: PageData, entry: LoadedEntry) -> str:
    """'4 works besides the paper · no dissent recorded': on what an entry's claims rest."""
    works = supporting_works(page_data.graph, entry)
    disputants = disputing_works(page_data.graph, entry)
    said = "the paper alone"
    if works:
        said = f"{counted(len(works), 'work')} besides the paper"
    dissent = "no dissent recorded"
    if disputants:
        dissent = f"disputed by {len(disputants)}"
    return f"{said} · {dissent}"


def newest_as_of(claims: Iterable[Claim]) -> str:
    """The newest date for which a claim says that it holds, in words; '' if none gives one."""
    dates = [str(claim.as_of) for claim in claims if claim.as_of]
    if not dates:
        return ""
    return in_words(max(dates, key=last_day))
