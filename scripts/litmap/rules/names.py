"""Rules about former names and what was removed: each leads to one place, and is not in use."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.fields import reserved
from litmap.model.reference import Reference
from litmap.model.removed import Removed
from litmap.model.text import Text
from litmap.model.vocabulary import Kind
from litmap.problems.problem import Problem, nearest

_LISTED = "is listed in content/removed.yml too; remove it from one of the two"


def alias_clash(corpus: Corpus) -> Iterator[Problem]:
    """A former id is not in use as an id, was not removed, and leads to one entry only.

    An entry that has moved to another kind may keep its id, and have it as an alias of the former
    kind.

    alias-clash: a former id has the form of an id, leads to one entry, and is not in use.
        bad:  aliases: [oecd] in an entry other than the OECD
        good: aliases: [oecd-principles]
    """
    taken: dict[str, tuple[LoadedEntry, set[Kind]]] = {}
    for entry in corpus.authored:
        taken[entry.id] = (entry, {entry.kind})
    for entry in corpus.authored:
        for alias in entry.fields.aliases:
            kind = alias.kind or entry.kind
            other, kinds = taken.setdefault(str(alias.id), (entry, set()))
            if fault := reserved(alias.id):
                yield Problem(alias.id.place(), "alias-clash", f"the alias {fault}")
            elif other is not entry or kind in kinds:
                yield Problem(
                    alias.id.place(),
                    "alias-clash",
                    f"the alias '{alias.id}' already leads to {other.file}; "
                    "remove it from one of the two",
                )
            elif alias.id in corpus.names.removed:
                message = f"the alias '{alias.id}' {_LISTED}"
                yield Problem(alias.id.place(), "alias-clash", message)
            kinds.add(kind)


def former_claim(corpus: Corpus) -> Iterator[Problem]:
    """A former name of a claim is not in use, leads to one claim, and belongs to some entry.

    was-clash: a former name of a claim leads to one claim, and is not in use.
        bad:  was: ["slow-ratification#draft-only"] while that entry still has this claim
        good: was: ["slow-ratification#draft"]
    unknown-former: the former name of a claim begins with the id of an entry that is or was there.
        bad:  was: ["slow#draft"] where no entry, alias or tombstone is called slow
        good: was: ["slow-ratification#draft"]
    """
    seen: dict[str, str] = {}
    for entry in corpus.authored:
        for claim in entry.fields.claims:
            for former in claim.was:
                fault = _fault_of_former(corpus, former, seen.get(str(former), ""))
                if fault:
                    yield Problem(former.place(), "was-clash", f"'{former}' {fault}")
                else:
                    yield from _unknown_former(corpus, former)
                seen.setdefault(str(former), entry.file)


def _fault_of_former(corpus: Corpus, name: Text, other_file: str) -> str:
    """Why a claim cannot have had a name, with the cure; '' if it can.

    `other_file` holds another claim that has the name in `was` too; '' if there is none.
    """
    entry_id, _, claim_id = name.partition("#")
    entry = corpus.known(entry_id)
    if entry and entry.id == entry_id and entry.claim(claim_id):
        return f"is a claim of {entry.file}; remove it here, or give that claim another id"
    if other_file:
        return f"is in 'was' of a claim of {other_file} too; keep it in the one that replaced it"
    if name in corpus.names.removed:
        return _LISTED
    return ""


def _unknown_former(corpus: Corpus, name: Text) -> Iterator[Problem]:
    """That the entry in the former name of a claim never existed, as far as the map knows."""
    entry_id = name.partition("#")[0]
    if corpus.names.kinds(entry_id) or entry_id in corpus.broken or not corpus.removed_is_sound:
        return
    cure = corpus.known_ids().nearest(entry_id)
    cure = cure or "; correct the id, or give it to the entry's successor as an alias"
    message = f"there is and was no entry '{entry_id}'{cure}"
    yield Problem(name.place(), "unknown-former", message)


def former_key(corpus: Corpus) -> Iterator[Problem]:
    """A former key of a work (`ids`) is not in use, and leads to one work.

    It may have any form: a library that a work came from makes its keys in its own way.

    former-key: a former key of a work leads to one work, and is not in use.
        bad:  ids = {roberts2024global} in a record other than that work's
        good: ids = {roberts2024ai}
    """
    taken: dict[str, Reference] = dict(corpus.references)
    for work in corpus.references.values():
        for key in work.former_keys:
            other = taken.setdefault(key, work)
            fault = ""
            if other.key == key and other is not work:
                where = f"line {other.place.line}"
                fault = f"is the key of the work on {where}; remove it from 'ids'"
            elif other is not work:
                fault = f"already leads to '{other.key}'; remove it from one of the two"
            elif f"@{key}" in corpus.names.removed:
                fault = _LISTED
            if fault:
                message = f"the former key '{key[:80]}' {fault}"
                yield Problem(work.place_of("ids"), "former-key", message)


def tombstone(corpus: Corpus) -> Iterator[Problem]:
    """What was removed is named by its kind, once, is not in use, and its `see` leads somewhere.

    tombstone-form: an item of content/removed.yml is named as things of its kind are.
        bad:  {id: slow-ratification, kind: claim, …}
        good: {id: "slow-ratification#draft-only", kind: claim, …}
    tombstone-clash: what was removed is listed once for each kind that it was, and is not in use.
        bad:  a tombstone of an entry whose file is still there
        good: the tombstone, and no such file
    unknown-see: the `see` of a tombstone is an entry, a claim, '@' and a key, or a web address.
        bad:  see: slow
        good: see: slow-ratification
    """
    first: dict[tuple[str, str], Removed] = {}
    for one in corpus.removed:
        if one.fault:
            yield Problem(one.id.place(), "tombstone-form", f"'{one.id}' {one.fault}")
        elif first.setdefault((one.kind, one.name), one) is not one:
            line = first[one.kind, one.name].id.place().line
            message = f"'{one.id}' is listed a second time (first on line {line}); keep one of both"
            yield Problem(one.id.place(), "tombstone-clash", message)
        elif _is_in_use(corpus, one):
            message = f"'{one.id}' is in use; correct this id, or remove this item of the list"
            yield Problem(one.id.place(), "tombstone-clash", message)
        elif one.kind == "claim":
            yield from _unknown_former(corpus, one.id)
        if one.see:
            yield from _see(corpus, one.see)


def _is_in_use(corpus: Corpus, one: Removed) -> bool:
    if one.kind == "reference":
        return one.id in corpus.references
    if one.kind == "claim":
        return corpus.names.claim(one.id) == one.id
    return corpus.names.entry(one.id) == one.id and corpus.known(one.id) is not None


def _see(corpus: Corpus, see: Text) -> Iterator[Problem]:
    """That a tombstone leads nowhere."""
    cure = ""
    if see.startswith("@"):
        key = see[1:]
        if corpus.names.key(key) in corpus.references:
            return
        cure = corpus.known_keys.nearest(key)
    elif "://" in see or see.partition("#")[0] in corpus.broken:
        return
    elif entry := corpus.known(see):
        if "#" not in see or corpus.names.claim(see) or not entry.claims_are_known:
            return
        cure = nearest(see, [f"{entry.id}#{claim.id}" for claim in entry.fields.claims])
    elif corpus.names.key(see) in corpus.references:
        cure = f'; for the work write "@{see}", in double quotes'
    else:
        cure = corpus.known_ids().nearest(see)
    cure = cure or "; name something that is there, or leave 'see' out"
    yield Problem(see.place(), "unknown-see", f"there is no '{see}'{cure}")
