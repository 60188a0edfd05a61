"""The addresses of pages, and the meaning of an author's link.

Addresses start at the site's root (`/barriers/x/`) and never change; pages link
to each other by relative ones, so that the site works under any prefix.
"""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.vocabulary import KIND_OF_FOLDER, PLURALS, Kind
from litmap.problems.problem import nearest

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = re.compile(r"(?:https?://[^\s\"'<>@\\/?#]+(?:[/?#][^\s\"'<>\\]*)?|mailto:[^\s\"'<>\\]+)")
PAPER_PAGE = "/paper/"
"""The address of the page that traces the source paper."""

SINCE_PAGE = "/since/"
"""The address of the page that shows then and now; it lists the developments too."""

METHOD_PAGE = "/about/method/"
"""The address of the page that says how the map is made."""

TO_READ_PAGE = "/references/to-read/"
"""The address of the list of works that wait to be read."""

VIEW_PAGES = ("matrix", "map", "timeline", "claims", "since", "disagreements", "review")
"""The pages of pictures and registers, each below the root."""

_INDEXES = ("references", *KIND_OF_FOLDER)
_EXAMPLE = "such as '../institutions/oecd.md'"


class LinkTarget(NamedTuple):
    """What a link leads to. `node` is an entry's id, or a reference's key behind '@', else ''.

    `address` may end in a fragment; it is '' for an entry that is not shown.
    """

    address: str
    node: str = ""
    external: bool = False


class BadLink(ValueError):
    """A link that leads nowhere; the message says what is wrong and what to write.

    Where an entry is missing, `entry` is the id that was written and `kinds` are those of its
    folder; what to write then is for those to say who know the whole map.
    """

    def __init__(self, message: str, entry: str = "", kinds: tuple[Kind, ...] = ()) -> None:
        """`entry` is '' where something else is wrong."""
        super().__init__(message)
        self.entry, self.kinds = entry, kinds


def of_reference(key: str) -> str:
    """The address of a reference's page."""
    return f"/references/{key}/"


def of_entry(entry: LoadedEntry, claim: str = "") -> str:
    """The address of an entry's page, or on it that of a claim by its full name of today."""
    if not claim:
        return entry.address
    return f"{entry.address}#claim-{claim.partition('#')[2]}"


def relative(address: str, page: str) -> str:
    """The relative address from a page (`/barriers/x/`) to an address on the site.

    The page itself is '#', its top. Asked for each link, and both are plain paths: `relpath`, which
    makes them so again, takes 4 % of a build of the map.
    """
    path, hash_mark, fragment = address.partition("#")
    if path == page:
        return f"#{fragment}"
    there, here = path.split("/"), page.split("/")
    same = 0
    for folder, other in zip(there[:-1], here[:-1], strict=False):
        if folder != other:
            break
        same += 1
    steps = "../" * (len(here) - 1 - same) + "/".join(there[same:])
    return steps + hash_mark + fragment


def resolve(corpus: Corpus, file: str, href: str) -> LinkTarget:
    """What a link written in `file` ('content/barriers/x.md') leads to. Raises BadLink."""
    if _SCHEME.match(href):
        if not _WEB.fullmatch(href):
            raise BadLink(
                f"'{href[:80]}' is not a web address that can be linked; write 'https://…'"
            )
        return LinkTarget(href, external=True)
    path, _, fragment = href.partition("#")
    full = file
    if path:
        full = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
    folder, _, name = full.removeprefix("content/").rpartition("/")
    stem = name.removesuffix(".md")
    fault, cure = "", f"; link to the entry's file, {_EXAMPLE}"
    if path.startswith("/"):
        fault = f"'{path[:80]}' starts with '/'"
    elif not full.startswith("content/") or not name.endswith(".md"):
        fault = f"'{href[:80]}' does not lead to an entry"
    elif folder and folder not in _INDEXES:
        fault, cure = f"there is no folder '{folder[:80]}'", nearest(folder, _INDEXES)
    if fault:
        raise BadLink(fault + (_meant(corpus, file, path, fragment) or cure))
    if not folder:
        return _page(corpus, file, stem, fragment)
    if stem == "index":
        return LinkTarget(f"/{folder}/")
    if folder == "references":
        return _reference(corpus, stem)
    return _entry(corpus, folder, stem, fragment)


def _meant(corpus: Corpus, file: str, path: str, fragment: str) -> str:
    """The cure for a path whose last word names an entry or a work: '; write …', or ''."""
    words = re.sub(r"\.(?:md|html?)$", "", path.rstrip("/")).split("/")
    name = unquote(words[-1])
    entry = corpus.known(name)
    key = corpus.names.key(name.removeprefix("@"))
    if entry:
        target = entry.file
    elif key in corpus.references:
        target = f"content/references/{key}.md"
    else:
        return ""
    right = posixpath.relpath(target, posixpath.dirname(file))
    if fragment:
        right = f"{right}#{fragment}"
    return f"; write '{right}'"


def leads_on(corpus: Corpus, file: str, href: str) -> bool:
    """Does a link lead to an entry, a claim, a reference or a page of the map?"""
    if not href:
        return False
    try:
        return not resolve(corpus, file, href).external
    except BadLink:
        return True  # reported as a broken link


def _page(corpus: Corpus, file: str, stem: str, fragment: str) -> LinkTarget:
    pages = [*corpus.pages, *VIEW_PAGES, "paper", "method"]
    if stem not in pages:
        cure = _meant(corpus, file, stem, fragment) or nearest(stem, pages)
        raise BadLink(f"there is no page '{stem[:80]}'{cure}")
    if stem == "index":
        return LinkTarget("/")
    if stem == "method":
        return LinkTarget(METHOD_PAGE)
    if stem == "disagreements" and fragment:
        return _dispute(corpus, fragment)
    return LinkTarget(f"/{stem}/")


def _dispute(corpus: Corpus, wanted: str) -> LinkTarget:
    known = [str(dispute.id) for dispute in corpus.disputes]
    if wanted not in known:
        raise BadLink(f"there is no dispute '{wanted[:80]}'{nearest(wanted, known)}")
    return LinkTarget(f"/disagreements/#{wanted}")


def _reference(corpus: Corpus, key: str) -> LinkTarget:
    if key == "to-read":
        return LinkTarget(TO_READ_PAGE)
    now = corpus.names.key(key)
    if now not in corpus.references:
        cure = corpus.names.removal(f"@{key}") or corpus.known_keys.nearest(key)
        raise BadLink(f"there is no reference '{key[:80]}'{cure}")
    return LinkTarget(of_reference(now), f"@{now}")


def _entry(corpus: Corpus, folder: str, stem: str, fragment: str) -> LinkTarget:
    claim_id = fragment.removeprefix("claim-")
    name = stem
    if fragment:
        name = f"{stem}#{claim_id}"
    entry = corpus.known(name)
    if entry is None and stem not in corpus.broken:
        missing = f"there is no entry '{stem[:80]}'"
        if removal := corpus.names.removal(stem):
            raise BadLink(missing + removal)
        raise BadLink(missing, stem, (KIND_OF_FOLDER[folder],))
    if entry is None:
        return LinkTarget("")
    if KIND_OF_FOLDER[folder] not in corpus.names.kinds(stem):
        plural = PLURALS[entry.kind]
        right = f"../{plural}/{entry.id}.md"
        if stem != entry.id:
            raise BadLink(f"'{stem}' was never in {folder[:80]}/; write '{right}'")
        raise BadLink(f"'{stem}' is in {plural}/, not in {folder[:80]}/; write '{right}'")
    claim = corpus.names.claim(name)
    if fragment and not claim and entry.claims_are_known:
        cure = corpus.names.removal(name) or entry.cure_of_claim(claim_id)
        raise BadLink(
            f"'{stem}' has no claim '{fragment[:80]}'{cure}; headings have no address of their own"
        )
    if entry.id not in corpus.entries:
        return LinkTarget("")
    if not corpus.entries[entry.id].claim(claim.partition("#")[2]):
        claim = ""  # dated later: what it says is not shown, its entry is
    return LinkTarget(of_entry(entry, claim), entry.id)
