"""The rule that no name is lost: it compares a map with the names that it had at an earlier commit.

`litmap check --against` alone asks for it, because it needs git.
"""

from collections.abc import Iterable, Iterator, Sequence

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.files import BIBLIOGRAPHY, CONTENT, REMOVED_FILE
from litmap.history.past import PastName
from litmap.problems.problem import Place, Problem

_OR_TOMBSTONE = f"or list it in {CONTENT}/{REMOVED_FILE}, so that its address stays"


def lost_names(
    corpus: Corpus, past: Iterable[PastName], revision: str, faults: Sequence[Problem] = ()
) -> Iterator[Problem]:
    """What had a name at an earlier commit still has it, keeps it as a former one, or was removed.

    `faults` are those of reading `corpus`: names that they may hide are not taken for lost.

    lost-name: a published id, claim or key still leads somewhere, or has a tombstone.
        bad:  a file that was renamed, and nothing else
        good: the same with the former name in aliases
    """
    # A name that is missing may be in a part that could not be read.
    whole = not corpus.broken and all(entry.complete for entry in corpus.authored)
    whole = whole and not any(one.rule == "duplicate-id" for one in faults)
    files = {entry.file for entry in corpus.authored}
    if not corpus.removed_is_sound:
        return
    for one in past:
        if corpus.names.is_known(one.kind, one.name):
            continue
        entry = corpus.known(one.name)
        if one.kind == "reference":
            yield _lost_key(one, revision)
        elif whole and one.kind != "claim":
            yield _lost_entry(one, entry, one.file in files, revision)
        elif whole and entry:  # a claim of an entry that is lost is lost with it
            yield _lost_claim(one, entry, revision)


def _lost_key(one: PastName, revision: str) -> Problem:
    message = (
        f"the work '{one.name}' was there at {revision} and is gone; write 'ids = {{{one.name}}}' "
        f"in the record that takes its place, {_OR_TOMBSTONE}"
    )
    return Problem(Place(BIBLIOGRAPHY), "lost-name", message)


def _lost_claim(one: PastName, entry: LoadedEntry, revision: str) -> Problem:
    place = entry.places.get(("claims",), Place(entry.file))
    message = (
        f"the claim '{one.name}' was there at {revision} and is gone; "
        f"write 'was: [\"{one.name}\"]' in the claim that takes its place, {_OR_TOMBSTONE}"
    )
    return Problem(place, "lost-name", message)


def _lost_entry(one: PastName, entry: LoadedEntry | None, has_file: bool, revision: str) -> Problem:
    """That the id of an entry is gone; or that it is of another kind, so that its address is lost.

    `has_file` says that the file that held the id is still there: the id was an alias in it.
    """
    was = f"the {one.kind} '{one.name}' was there at {revision} ({one.file})"
    if entry is None:
        place = Place(one.file if has_file else f"{CONTENT}/{REMOVED_FILE}")
        message = (
            f"{was} and is gone; write 'aliases: [{one.name}]' in the entry that takes its place, "
            f"{_OR_TOMBSTONE}"
        )
        return Problem(place, "lost-name", message)
    place = entry.places.get(("aliases",), Place(entry.file))
    message = (
        f"{was}, and is of another kind now; write 'aliases: [{{id: {one.name}, "
        f"kind: {one.kind}}}]' here, so that its old address leads on"
    )
    return Problem(place, "lost-name", message)
