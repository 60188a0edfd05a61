"""Everything in the authored files that names an entry, a claim or a work, with its place."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple

from litmap.content.corpus import Corpus
from litmap.content.parse import link_addresses
from litmap.content.prose import ParsedProse
from litmap.model.fields import AssessmentRef, Ref
from litmap.model.text import Text
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.model.walk import walk
from litmap.problems.problem import Place

_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/")


class Pointer(NamedTuple):
    """A word that names something.

    `written` stands at the place; `name` is the full name of what it means, as it is written: an
    entry's id, 'entry-id#claim-id', or '@' and a key.
    """

    place: Place
    written: str
    name: str


def pointers(corpus: Corpus) -> Iterator[Pointer]:
    """All pointers of a sound map; names that only say what something was called are none.

    The corpus must have been loaded for a day on which nothing is hidden.
    """
    for entry in corpus.authored:
        for found in walk(entry.fields, corpus.today):
            if isinstance(found.marker, AssessmentRef):
                yield from _in_assessment(found.value)
            elif isinstance(found.marker, Ref):
                yield from _in_name(found.value)
        for claim in entry.fields.claims:
            yield from map(_of_key, claim.grounds)
        for piece in entry.pieces:
            is_body = piece.found is None
            raw = piece.found.value if piece.found else entry.body
            yield from _in_text(raw, piece.prose, is_body=is_body)
    for page in corpus.pages.values():
        yield from _in_text(page.body, page.prose, is_body=True)
    yield from _in_records(corpus)


def _in_records(corpus: Corpus) -> Iterator[Pointer]:
    """Those in the files of records."""
    if corpus.paper:
        for note in corpus.paper.notes:
            yield from map(_of_key, note.keys)
            for comparison in note.compared:
                yield _of_key(comparison.key)
    for tombstone in corpus.removed:
        if tombstone.see and "://" not in tombstone.see:
            yield from _in_name(tombstone.see)
    for dispute in corpus.disputes:
        for claim in dispute.claims:
            yield from _in_name(claim)
        for position in dispute.positions:
            yield from map(_of_key, position.works)
    if corpus.agreement:
        for verdict in corpus.agreement.verdicts:
            yield from _in_assessment(verdict.assessment)
        for role in corpus.agreement.roles:
            yield from _in_name(role.claim)
            yield _of_key(role.work)
    for search in corpus.searches:
        yield from map(_of_key, search.works)
        for candidate in search.candidates:
            yield from map(_of_key, candidate.cites)
            for topic in candidate.topics:
                yield from _in_name(topic)


def _of_key(key: Text) -> Pointer:
    return Pointer(key.place(), str(key), f"@{key}")


def _in_name(name: Text) -> Iterator[Pointer]:
    """The entry and the claim in 'entry-id#claim-id', or the one thing that a name means."""
    if name.startswith("@"):
        yield _of_key(name.part(1, len(name)))
        return
    entry_id, hash_mark, claim_id = name.partition("#")
    yield Pointer(name.place(), entry_id, entry_id)
    if hash_mark:
        yield Pointer(name.place(len(entry_id) + 1), claim_id, str(name))


def _in_assessment(name: Text) -> Iterator[Pointer]:
    """The two entries in 'pathway-id/criterion-id/condition'."""
    pathway, criterion, _ = name.split("/")
    yield Pointer(name.place(), pathway, pathway)
    yield Pointer(name.place(len(pathway) + 1), criterion, criterion)


def _in_text(raw: Text, prose: ParsedProse, *, is_body: bool) -> Iterator[Pointer]:
    """The citations and links of a text."""
    for citation in prose.citations():
        place = citation.place._replace(column=citation.place.column + 1)  # behind the '@'
        yield Pointer(place, citation.key, f"@{citation.key}")
    if any(span.href for span in prose.spans()):
        for address in link_addresses(raw, is_body):
            yield from _in_address(address)


def _in_address(written: Text) -> Iterator[Pointer]:
    """The entry, claim or work that the address of a link names, if it is one of ours."""
    start = len(written) - len(written.lstrip("<"))
    address = written.part(start, len(written.rstrip(">")))
    if _WEB.match(address):
        return
    path, hash_mark, fragment = address.partition("#")
    here = address.file
    full = here
    if path:
        full = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
    folder, _, file_name = full.removeprefix("content/").rpartition("/")
    stem = file_name.removesuffix(".md")
    is_work = folder == "references"
    if not (is_work or folder in KIND_OF_FOLDER):
        return
    if path:
        name = f"@{stem}" if is_work else stem
        yield Pointer(address.place(path.rindex(file_name)), stem, name)
    if hash_mark and not is_work:
        claim_id = fragment.removeprefix("claim-")
        yield Pointer(address.place(len(address) - len(claim_id)), claim_id, f"{stem}#{claim_id}")
