"""What a reader means by the page or claim that a form asks for: an address, a name, or words."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from litmap.authoring.forms import BadForm
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.ids_by_name import names_of
from litmap.model.fields import ID_PATTERN
from litmap.model.vocabulary import KIND_OF_FOLDER
from litmap.problems.problem import nearest
from litmap.problems.wording import listed

_HASH = re.compile(f"#(?:claim-)?({ID_PATTERN})")
_CLAIM = re.compile(f"({ID_PATTERN})#(?:claim-)?({ID_PATTERN})")
_ADVICE = "write its address, such as /barriers/slow-ratification/#claim-draft-only"
_MOST_NAMED = 5
"""Entries that a message names at most."""


class Target(NamedTuple):
    """The entry that is meant, and the id of a claim of it, '' where none was named."""

    entry: LoadedEntry
    claim: str = ""

    @property
    def name(self) -> str:
        """Its name: 'entry-id' or 'entry-id#claim-id'."""
        if not self.claim:
            return self.entry.id
        return f"{self.entry.id}#{self.claim}"


def target_of(corpus: Corpus, said: str) -> Target:
    """What is meant. Raises BadForm where nothing is, or where the words leave it open."""
    target = _addressed(corpus, said) or _called(corpus, said)
    if target.claim:
        return target
    for other in _with_claim(corpus, said):
        if other.entry is target.entry:
            return other
    return target


def _called(corpus: Corpus, said: str) -> Target:
    """What is called by its name. Raises BadForm if that is nothing, or more than one entry."""
    meant = list(_longest(list(_named(corpus, said)))) or list(_with_claim(corpus, said))
    entries = {target.entry.id for target in meant}
    if len(entries) != 1:
        why = "is not the page of an entry"
        if entries:
            shown = [f"'{one}'" for one in sorted(entries)[:_MOST_NAMED]]
            why = f"may mean {listed(shown, 'or')}"
        raise BadForm(f"'{said[:80]}' {why}; {_ADVICE}")
    claim_ids = {target.claim for target in meant if target.claim}
    if len(claim_ids) == 1:
        return Target(meant[0].entry, claim_ids.pop())
    return Target(meant[0].entry)


def _with_claim(corpus: Corpus, said: str) -> Iterator[Target]:
    """The claims that have an id which stands in some words as '#claim-id' or '#id'."""
    for claim_id in _HASH.findall(said):
        for entry in corpus.authored:
            if entry.claim(claim_id):
                yield Target(entry, claim_id)


def _addressed(corpus: Corpus, said: str) -> Target | None:
    """What an address, an id or a claim's name leads to; None if there is none in the words.

    Raises BadForm for an address or a claim of ours that is not there.
    """
    if re.fullmatch(ID_PATTERN, said) and (entry := corpus.known(said)):
        return Target(entry)
    for written in said.split():
        word = written.strip("<>()[].,;'\"`")
        if named := _CLAIM.fullmatch(word):
            return _in_entry(corpus, named[1], f"claim-{named[2]}")
        try:
            address = urlsplit(word)
        except ValueError:
            continue
        parts = address.path.split("/")
        for folder, last in reversed(list(pairwise(parts))):
            entry_id = last.removesuffix(".md")
            if folder in KIND_OF_FOLDER and re.fullmatch(ID_PATTERN, entry_id):
                return _in_entry(corpus, entry_id, unquote(address.fragment))
            if folder == "references" and last:
                raise BadForm(f"'{word[:80]}' is the page of a work, not of an entry; {_ADVICE}")
    return None


def _in_entry(corpus: Corpus, entry_id: str, fragment: str) -> Target:
    claim_id = fragment.removeprefix("claim-")
    entry = corpus.known(f"{entry_id}#{claim_id}")
    if entry is None and entry_id in corpus.broken:
        raise BadForm(f"the file of '{entry_id}' cannot be read; correct what `litmap check` finds")
    if entry is None:
        cure = nearest(entry_id, [one.id for one in corpus.authored])
        raise BadForm(f"there is no entry '{entry_id[:80]}'{cure or '; correct the place'}")
    name = corpus.names.claim(f"{entry_id}#{claim_id}")
    if name:
        return Target(entry, name.partition("#")[2])
    if fragment.startswith("claim-"):
        raise BadForm(f"'{entry_id}' has no claim '{claim_id[:80]}'; {claims_of(entry)}")
    return Target(entry)


def claims_of(entry: LoadedEntry) -> str:
    """The claims of an entry, for a message that asks for one of them."""
    if not entry.fields.claims:
        return "it has none; write the address of its page"
    return f"its claims are {', '.join(claim.id for claim in entry.fields.claims)}"


def _named(corpus: Corpus, said: str) -> Iterator[tuple[str, Target]]:
    """The names of entries and claims that stand in some words, each with what has it."""
    exactly = f" {_words(said)} "
    anyhow = exactly.casefold()
    for entry in corpus.authored:
        for name in _names_of(entry):
            words, where = _words(name), exactly
            if not name.isupper():  # an acronym counts as it is: 'US' is not 'us'
                words, where = words.casefold(), anyhow
            if words and f" {words} " in where:
                yield words.casefold(), Target(entry)
        for claim in entry.fields.claims:
            label = _words(claim.short_name).casefold()
            if label and f" {label} " in anyhow:
                yield label, Target(entry, str(claim.id))


def _names_of(entry: LoadedEntry) -> Iterator[str]:
    yield entry.id.replace("-", " ")
    yield from map(str, names_of(entry.fields))
    yield from map(str, entry.fields.also)


def _words(text: str) -> str:
    """The words of a text with one blank between them, without signs."""
    return " ".join(re.findall(r"[^\W_]+", text))


def _longest(named: list[tuple[str, Target]]) -> Iterator[Target]:
    """What has a name that is not part of another name that was found."""
    names = {name for name, _ in named}
    for name, target in named:
        others = names - {name}
        if not any(f" {name} " in f" {other} " for other in others):
            yield target
