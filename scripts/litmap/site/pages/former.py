"""The pages of former addresses: of what has moved, and of what was removed."""

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from litmap.content.corpus import LoadedEntry
from litmap.graph.addresses import of_reference
from litmap.graph.graph import ClaimView
from litmap.model.removed import Removed
from litmap.model.vocabulary import PLURALS, Kind
from litmap.site.blocks.former import FormerClaim, former_claims, moved_claim, removal, see
from litmap.site.html.page import Page, Section
from litmap.site.html.page_data import PageData
from litmap.site.html.plan import Plan, alone
from litmap.site.html.site import Site
from litmap.site.html.templates import TEMPLATES


def former_pages(site: Site) -> Plan:
    """A page for each former address of a list, an entry or a work."""
    return {
        **alone(f"{PLURALS['development']}/index.html", partial(_list_of_developments, site)),
        **_moved_entries(site),
        **_moved_works(site),
        **_removed(site),
    }


def former_script() -> str:
    """The script of pages of entries that have moved. It comes with them, not with the theme."""
    return (TEMPLATES / "moved.js").read_text(encoding="utf-8")


def _list_of_developments(site: Site) -> str:
    """The list of developments, which stands on another page now."""
    page_data = PageData(site, f"/{PLURALS['development']}/")
    title, href = page_data.index("development")
    return _moved(page_data, "This list", href, title)


def _moved(
    page_data: PageData, what: str, href: str, title: str, *, claims: Sequence[FormerClaim] = ()
) -> str:
    """The page of a former address as HTML: `what` once stood there, and is now at `href`.

    A page that sends the browser on (`refresh`) makes it forget the query and the fragment of the
    address, and so the reader's list and the statement that the reader came for. So a script does
    it, which knows the statements by their anchors. Without script the reader is at the statement's
    line, one step away from it; only where there are none does the page itself send on.
    """
    script = page_data.href("/assets/moved.js")
    html = page_data.site.templates.former.moved(
        what=what, href=href, title=title, claims=claims, script=script
    )
    return f"{html.strip()}\n"


def _moved_entries(site: Site) -> Plan:
    pages: Plan = {}
    for entry in site.corpus.entries.values():
        for alias in entry.fields.aliases:
            kind = alias.kind or entry.kind
            in_use = site.corpus.entries.get(str(alias.id))
            if in_use and in_use.kind == kind:  # which `check` reports
                continue
            path = f"{PLURALS[kind]}/{alias.id}/index.html"
            pages |= alone(
                path, partial(_moved_entry, site, entry, kind=kind, former=str(alias.id))
            )
    return pages


def _moved_entry(site: Site, entry: LoadedEntry, kind: Kind, former: str) -> str:
    """The page of an entry's former address, with each statement of the entry."""
    page_data = PageData(site, f"/{PLURALS[kind]}/{former}/")
    claims: dict[str, FormerClaim] = {}
    for claim in entry.fields.claims:
        view = ClaimView(entry, claim)
        claims[view.anchor] = moved_claim(page_data, view.anchor, view)
    for entry_id in (entry.id, former):
        for one in former_claims(page_data, entry_id):
            claims[one.anchor] = one
    href, title = page_data.link(entry).href, site.corpus.heading(entry)
    return _moved(page_data, "This entry", href, title, claims=list(claims.values()))


def _moved_works(site: Site) -> Plan:
    pages: Plan = {}
    for former, key in site.corpus.names.former_keys().items():
        path = f"references/{former}/index.html"
        pages |= alone(path, partial(_moved_work, site, former, key))
    return pages


def _moved_work(site: Site, former: str, key: str) -> str:
    page_data = PageData(site, of_reference(former))
    href, title = page_data.href(of_reference(key)), site.labels.heading(key)
    return _moved(page_data, "This work", href, title)


def _removed(site: Site) -> Plan:
    """The pages of entries and works that were removed."""
    pages: Plan = {}
    for tombstone in site.corpus.names.tombstones:
        if tombstone.kind == "reference":
            path, word = f"references/{tombstone.id}", "work"
        elif tombstone.kind != "claim":
            path, word = f"{PLURALS[tombstone.kind]}/{tombstone.id}", tombstone.kind
        else:
            continue
        make = partial(_tombstone, site, f"/{path}/", tombstone=tombstone, word=word)
        pages |= alone(f"{path}.md", make)
    return pages


def _tombstone(site: Site, address: str, tombstone: Removed, word: str) -> Page:
    """The page at `address` of what was removed, a `word` such as 'barrier'."""
    page_data = PageData(site, address)
    title = str(tombstone.id)
    if tombstone.kind != "reference":
        title = title.replace("-", " ").capitalize()
    said = f"This {word} was {removal(tombstone)}"
    html = page_data.header("about", title, said)
    href, named = see(page_data, tombstone)
    if href:
        html += site.templates.former.see(href, named)
    return Page(title, said, "about", [Section("", html + _gone(page_data, tombstone))])


def _gone(page_data: PageData, tombstone: Removed) -> Markup:
    """What is said of the statements of an entry that was removed; '' for none."""
    claims = list(former_claims(page_data, str(tombstone.id)))
    if not claims or tombstone.kind == "reference":
        return Markup("")
    return page_data.site.templates.former.claims(claims)
