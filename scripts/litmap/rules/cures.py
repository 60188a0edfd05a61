"""What to write for an id that is none."""

import re
from functools import cached_property

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.successors import Successors
from litmap.model.fields import ID_PATTERN
from litmap.model.vocabulary import Kind


class EntryCures:
    """The cures for unknown ids; what they need to know of the map is found out once, if at all."""

    def __init__(self, corpus: Corpus) -> None:
        """Nothing is looked up yet."""
        self._corpus = corpus

    @cached_property
    def _successors(self) -> Successors:
        return Successors(self._corpus)

    def of(self, wanted: str, kinds: tuple[Kind, ...] = (), form: str = "{}") -> str:
        """What to do about an id of no entry where one of some kinds, or of any, is named.

        `form` is how an id is written there: '../terms/{}.md' in a link.
        """
        corpus = self._corpus
        if removal := corpus.names.removal(wanted):
            return removal
        if successor := self._successors.of(wanted):
            return _renamed(wanted, successor, form)
        cure = corpus.ids_by_name.cure(wanted, kinds, form)
        cure = cure or corpus.known_ids(kinds).nearest(wanted)
        if cure or not re.fullmatch(ID_PATTERN, wanted):
            return cure or "; correct the id"
        kind = kinds[0] if kinds else "KIND"
        return f"; correct the id, or create the entry: litmap new {kind} {wanted}"


def _renamed(wanted: str, successor: LoadedEntry, form: str) -> str:
    alias = f"add 'aliases: [{wanted}]' to {successor.file}"
    if successor.fields.aliases:
        alias = f"add '{wanted}' to the 'aliases' of {successor.file}"
    now = form.replace("{}", successor.id)
    return f"; if its file was renamed, {alias}; if it is a slip, write '{now}'"
