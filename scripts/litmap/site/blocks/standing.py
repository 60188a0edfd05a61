"""Where works stand, in words: on their own pages, and below the claims that rest on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from litmap.graph.graph import ClaimView
from litmap.model.entry import Claim
from litmap.model.roles import SUPPORTING
from litmap.model.standing import GRAVE, Standing, standing_words
from litmap.problems.wording import capitalised
from litmap.site.html.page_data import EntryLink, PageData

_LINK = Markup('<a href="{}">{}</a>')


def work_standing(page_data: PageData, key: str) -> Markup:
    """'Amended on 29 Jun 2026, by EU AI Act' on a work's page; '' where nothing is known.

    That a work is a preprint the line above its title says.
    """
    standing = page_data.graph.standings.get(key)
    if standing is None or (standing.word == "preprint" and not standing.by):
        return Markup("")
    return escape(capitalised(standing_words(standing))) + _source(page_data, standing)


def _source(page_data: PageData, standing: Standing) -> Markup:
    """', see ' and what says so or has taken its place, as a link; '' where nothing is named."""
    by = standing.by
    if not by:
        return Markup("")
    if "://" in by:
        host = by.split("//")[1].split("/")[0].removeprefix("www.")
        return ", see " + _LINK.format(by, host)
    link = _by_link(page_data, by)
    return ", see " + _LINK.format(link.href, link.title)


def _by_link(page_data: PageData, by: str) -> EntryLink:
    if by.startswith("@"):
        return page_data.work_link(by[1:])
    return page_data.link(page_data.corpus.entries[by])


@dataclass(frozen=True)
class ChangedSource:
    """What became of a work on which a claim rests; `is_grave` if nobody stands behind it now."""

    words: Markup
    is_grave: bool


def changed_sources(page_data: PageData, view: ClaimView) -> tuple[ChangedSource, ...]:
    """What was done to the works that a claim cites, then to those below it; a line for each.

    'Rests on a work that was retracted on 6 Feb 2010: Doe 2004, see Editors 2010'
    """
    found = []
    for standing in page_data.graph.changed_works(view.claim):
        link = page_data.work_link(standing.key)
        work = _LINK.format(link.href, link.title)
        words = _how(page_data, view.claim, standing)
        said = Markup("{}: {}").format(words, work) + _source(page_data, standing)
        found.append(ChangedSource(said, standing.word in GRAVE))
    return (*found, *_below(page_data, view))


def _how(page_data: PageData, claim: Claim, standing: Standing) -> str:
    """'Rests on a work that was retracted'; 'Cites …' where the work gives the claim no weight."""
    roles = {one.role for one in page_data.graph.citations(claim) if one.key == standing.key}
    verb = "Rests on" if roles & set(SUPPORTING) else "Cites"
    return f"{verb} a work that was {standing_words(standing)}"


def source_in_short(page_data: PageData, claim: Claim) -> str:
    """'Rests on a work that was retracted on 6 Feb 2010: Doe 2004', for each; '' for none."""
    said = []
    for standing in page_data.graph.changed_works(claim):
        label = page_data.labels.label(standing.key)
        said.append(f"{_how(page_data, claim, standing)}: {label}")
    return "; ".join(said)


def _below(page_data: PageData, view: ClaimView) -> Iterator[ChangedSource]:
    """The same for what it rests on: the claim, and what was done to which of its works."""
    for below, standing in page_data.site.facts.shaken.get(view.name, ()):
        link = page_data.link(below.entry, f"#{below.anchor}", title=below.label)
        label = page_data.labels.label(standing.key)
        words = f"a work that was {standing_words(standing)} ({label})"
        said = Markup("Rests on a claim that cites {}: {}").format(
            words, _LINK.format(link.href, link.title)
        )
        yield ChangedSource(said, standing.word in GRAVE)
