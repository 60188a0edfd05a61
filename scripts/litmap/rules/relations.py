"""Rules about relations and links: what is named must exist, and be of the right kind."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.prose import Span
from litmap.graph.addresses import BadLink, resolve
from litmap.model.argument import Pathway
from litmap.model.fields import AssessmentRef, ClaimRef, Ref
from litmap.model.text import Text
from litmap.model.walk import FAR, Found, walk
from litmap.problems.problem import Place, Problem, nearest
from litmap.rules.cures import EntryCures


def unknown_entry(corpus: Corpus) -> Iterator[Problem]:
    """Every id, claim and assessment named in front matter exists, and is of a kind that fits.

    unknown-entry: an id in front matter is that of an entry.
        bad:  part_of: governance-deficits
        good: part_of: governance-deficit
    wrong-kind: a field takes entries of certain kinds.
        bad:  involves: [{institution: slow-ratification}]
        good: involves: [{institution: council-of-europe}]
    unknown-claim: a claim is named as entry-id#claim-id.
        bad:  rests_on: ["slow-ratification#slow"]
        good: rests_on: ["slow-ratification#draft-only"]
    unknown-assessment: an assessment is named as pathway/criterion/condition.
        bad:  inherits: weak-regime-complex/speed/current
        good: inherits: weak-regime-complex/coordination/current
    """
    cures = EntryCures(corpus)
    for found in _marked(corpus):
        if isinstance(found.marker, Ref):
            yield from _named(corpus, cures, found, found.marker)


def _marked(corpus: Corpus) -> Iterator[Found]:
    """Whatever may name entries, claims or assessments."""
    for entry in corpus.authored:
        yield from entry.marked
    for dispute in corpus.disputes:
        yield from walk(dispute, FAR)
    if corpus.agreement:
        yield from walk(corpus.agreement, FAR)
    for search in corpus.searches:
        yield from walk(search, FAR)


def _named(corpus: Corpus, cures: EntryCures, found: Found, marker: Ref) -> Iterator[Problem]:
    """What is wrong with the name of an entry, claim or assessment."""
    wanted = found.target
    target = corpus.known(found.value)
    if target is None and wanted in corpus.broken:
        return
    if target is None:
        cure = cures.of(wanted, marker.kinds)
        yield Problem(found.value.place(), "unknown-entry", f"there is no entry '{wanted}'{cure}")
    elif marker.kinds and target.kind not in marker.kinds:
        yield Problem(
            found.value.place(),
            "wrong-kind",
            f"'{wanted}' is of the kind {target.kind}; "
            f"'{found.field}' takes {' or '.join(marker.kinds)}",
        )
    elif isinstance(marker, ClaimRef) and target.claims_are_known:
        yield from _claim(corpus, found, target)
    elif isinstance(marker, AssessmentRef) and target.complete:
        yield from _assessment(corpus, found, target)


def _claim(corpus: Corpus, found: Found, target: LoadedEntry) -> Iterator[Problem]:
    if not corpus.names.claim(found.value):
        claim_id = found.value.partition("#")[2]
        cure = corpus.names.removal(found.value)
        if not cure:
            cure = target.cure_of_claim(claim_id)
            if target.fields.claims and not _is_typo(claim_id, target):
                renamed = f"; if the claim was renamed, add 'was: [\"{found.value}\"]' to it"
                cure = f"{renamed}; if this is a slip, {cure.removeprefix('; ')}"
        yield Problem(
            found.value.place(),
            "unknown-claim",
            f"'{target.id}' has no claim '{claim_id}'{cure}",
        )


def _is_typo(claim_id: str, target: LoadedEntry) -> bool:
    """Is it a claim's id but for two letters? Then nobody has given a claim another id."""
    from rapidfuzz.distance import OSA  # only a faulty file needs it

    return any(OSA.distance(claim_id, str(claim.id)) <= 2 for claim in target.fields.claims)


def _assessment(corpus: Corpus, found: Found, target: LoadedEntry) -> Iterator[Problem]:
    known: list[str] = []
    if isinstance(target.fields, Pathway):
        for assessment in target.fields.assessments:
            name = f"{target.id}/{assessment.criterion}/{assessment.condition}"
            known.append(corpus.names.current(name))
    if corpus.names.current(found.value) not in known:
        yield Problem(
            found.value.place(),
            "unknown-assessment",
            f"there is no assessment '{found.value}'{nearest(found.value, known)}",
        )


def broken_link(corpus: Corpus) -> Iterator[Problem]:
    """Every link leads to an entry, a claim, a reference or a web address.

    broken-link: a link leads to an entry, a claim, a reference or a web address.
        bad:  [slow](../barriers/slow.md)
        good: [slow](../barriers/slow-ratification.md)
    """
    cures = EntryCures(corpus)
    for file, raw, prose in corpus.texts:
        addresses: list[tuple[Place, int]] | None = None
        before = ""
        for span in prose.spans():
            if span.href and span.href != before:
                try:
                    resolve(corpus, file, span.href)
                except BadLink as wrong:
                    if addresses is None:
                        addresses = _addresses(raw)
                    message = f"{wrong}{_cure(cures, wrong, span.href)}"
                    place = _address_of(span, raw, addresses)
                    yield Problem(place, "broken-link", message)
            before = span.href


def _cure(cures: EntryCures, wrong: BadLink, href: str) -> str:
    """What to write for a link to a missing entry; '' for another fault, whose message says it."""
    if not wrong.entry:
        return ""
    path, sign, fragment = href.partition("#")
    folder = path.removesuffix(f"{wrong.entry}.md")
    return cures.of(wrong.entry, wrong.kinds, form=f"{folder}{{}}.md{sign}{fragment}")


_ADDRESS = re.compile(r"\]\(\s*<?")


def _addresses(raw: Text) -> list[tuple[Place, int]]:
    """The place and the offset of each address of a link in a text."""
    offsets = [match.end() for match in _ADDRESS.finditer(raw)]
    return [(raw.place(offset), offset) for offset in offsets]


def _address_of(span: Span, raw: Text, addresses: list[tuple[Place, int]]) -> Place:
    """The place of the address of a link, which may be a line below the link's words."""
    first = bisect_left(addresses, (span.place,))
    for place, offset in addresses[first : first + 20]:
        if raw.startswith(span.href, offset):
            return place
    return span.place
