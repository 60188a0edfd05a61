"""Whether an entry, a claim or a work can have a name: each check raises Refused with the cure."""

import re

from litmap.authoring.edits import Refused
from litmap.authoring.inert import slug
from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.entry import Claim
from litmap.model.fields import ID_LENGTH, ID_PATTERN, can_be_key, reserved


def sound_id(entry_id: str) -> None:
    """Raise Refused unless an id has the form of one, and its file can be on every system."""
    if not re.fullmatch(ID_PATTERN, entry_id) or len(entry_id) > ID_LENGTH:
        raise Refused(
            f"'{entry_id[:80]}' cannot be an id; write lower-case words joined by '-', such as "
            f"'{slug(entry_id.removesuffix('.md'))}'"
        )
    if why := reserved(entry_id):
        raise Refused(why)


def free_id(corpus: Corpus, new: str, entry: LoadedEntry) -> None:
    """Raise Refused unless `entry` can have the id `new`; one of its former ids will do."""
    sound_id(new)
    other = corpus.known(new)
    if other is not None and other.id == new:
        raise Refused(f"'{new}' is already the id of {other.file}; choose another")
    if other is not None and other is not entry:
        raise Refused(f"'{new}' is a former id of {other.file}; choose another")
    _never_removed(corpus, new)


def free_claim_id(corpus: Corpus, new: str, entry: LoadedEntry, claim: Claim) -> None:
    """Raise Refused unless a claim of an entry can have the full name `new`."""
    new_id = new.partition("#")[2]
    sound_id(new_id)
    if entry.claim(new_id):
        raise Refused(f"'{new}' is a claim already; choose another id")
    if corpus.names.claim(new) and new not in claim.was:
        raise Refused(f"'{new}' is a former name of '{corpus.names.claim(new)}'; choose another id")
    _never_removed(corpus, new)


def free_key(corpus: Corpus, new: str, key: str) -> None:
    """Raise Refused unless the work with a key can have the key `new`."""
    if not can_be_key(new):
        raise Refused(f"'{new}' cannot be a key: {reserved(new)}")
    if new in corpus.references:
        raise Refused(f"'{new}' is already the key of a work; choose another")
    if corpus.names.key(new) not in (new, key):
        raise Refused(f"'{new}' is a former key of '@{corpus.names.key(new)}'; choose another")
    _never_removed(corpus, f"@{new}")


def _never_removed(corpus: Corpus, name: str) -> None:
    if name in corpus.names.removed:
        raise Refused(
            f"'{name}' is in content/removed.yml, so its address is taken; choose another name"
        )
