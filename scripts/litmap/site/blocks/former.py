"""What a page says of statements that were once on it, for readers who follow an old address."""

from collections.abc import Iterator
from typing import NamedTuple

from litmap.graph.addresses import of_reference
from litmap.graph.graph import ClaimView
from litmap.model.dates import in_words
from litmap.model.removed import Removed
from litmap.problems.wording import ended
from litmap.site.html.page_data import PageData


class FormerClaim(NamedTuple):
    """A statement that is elsewhere or gone: its old anchor, what is said of it, and where to look.

    `is_moved` says that the link leads to the statement itself. Without an address, `title` is ''.
    """

    anchor: str
    said: str
    href: str = ""
    title: str = ""
    is_moved: bool = False


def former_claims(page_data: PageData, entry_id: str, here: str = "") -> Iterator[FormerClaim]:
    """The claims with a former name in an entry, first those that have moved, then removed ones.

    Left out are those that are in the entry `here` now, where the page shows them with both names.
    """
    names = page_data.corpus.names
    for claim_id, name in names.former_claims(entry_id).items():
        view = page_data.graph.claim_named(name)
        if view and view.entry.id != here:
            yield moved_claim(page_data, f"claim-{claim_id}", view)
    for claim_id, tombstone in names.removed_claims(entry_id).items():
        said = f"This statement was {removal(tombstone)}"
        href, title = see(page_data, tombstone)
        yield FormerClaim(f"claim-{claim_id}", said, href, title)


def moved_claim(page_data: PageData, anchor: str, view: ClaimView) -> FormerClaim:
    """A claim on the page of a former address."""
    return FormerClaim(
        anchor=anchor,
        said="This statement is now at",
        href=page_data.link(view.entry, f"#{view.anchor}").href,
        title=_title(page_data, view),
        is_moved=True,
    )


def removal(tombstone: Removed) -> str:
    """'removed on 1 Nov 2026. It said too much.', 'removed in 2026. It …'"""
    before = "in"
    if tombstone.date.count("-") == 2:
        before = "on"
    return f"removed {before} {in_words(tombstone.date)}. {ended(str(tombstone.because))}"


def see(page_data: PageData, tombstone: Removed) -> tuple[str, str]:
    """Where a tombstone leads: an address and what to call it, or two times ''."""
    name = str(tombstone.see or "")
    corpus = page_data.corpus
    if "://" in name:
        return name, name
    if name.startswith("@"):
        key = corpus.names.key(name[1:])
        if key not in corpus.references:
            return "", ""
        return page_data.href(of_reference(key)), page_data.labels.label(key)
    if view := page_data.graph.claim_named(name):
        return page_data.link(view.entry, f"#{view.anchor}").href, _title(page_data, view)
    entry = corpus.resolve(name)
    if entry is None:
        return "", ""
    link = page_data.link(entry)
    return link.href, link.title


def _title(page_data: PageData, view: ClaimView) -> str:
    """'Slow ratification: drafts wait'; see `ClaimView.label`."""
    return f"{page_data.corpus.name(view.entry.id)}: {view.label}"
