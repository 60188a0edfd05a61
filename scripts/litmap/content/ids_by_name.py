"""The ids that people mean who write a name in place of an id."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from litmap.model.entry import Entry
from litmap.model.institutions import Institution
from litmap.model.vocabulary import Kind
from litmap.problems.wording import listed

_NO_LETTER = re.compile(r"[\W_]+")
_ARTICLES = ("a", "an", "the")


def compared(name: str) -> str:
    """A name without regard to capitals, the spelling of accents, punctuation and an article."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = _NO_LETTER.sub(" ", plain).split()
    if all(len(word) == 1 for word in words):  # 'U.N.'
        return "".join(words)
    if words[0] in _ARTICLES:
        del words[0]
    return " ".join(words)


class IdsByName:
    """The ids of entries by their titles, short labels, acronyms and other names."""

    def __init__(self, entries: Iterable[tuple[str, Kind, Entry]]) -> None:
        """`entries` holds the id, kind and fields of each entry."""
        self._ids: defaultdict[str, dict[str, Kind]] = defaultdict(dict)
        for entry_id, kind, fields in entries:
            for name in (*ids_of(entry_id, fields), *names_of(fields), *fields.also):
                self._ids[compared(name)][entry_id] = kind

    def ids(self, name: str, kinds: tuple[Kind, ...] = ()) -> list[str]:
        """The ids of the entries of some kinds, or of all, that bear a name."""
        ids: list[str] = []
        for entry_id, kind in self._ids.get(compared(name), {}).items():
            if not kinds or kind in kinds:
                ids.append(entry_id)
        return ids

    def cure(self, name: str, kinds: tuple[Kind, ...] = (), form: str = "{}") -> str:
        """The cure for a name in place of an id: '; write …', or '' for a name of nobody.

        `form` is how an id is written there: '../terms/{}.md' in a link.
        """
        ids = [f"'{form.replace('{}', one)}'" for one in self.ids(name, kinds)[:3]]
        if not ids:
            return ""
        return f"; write {listed(ids, 'or')}"


def ids_of(entry_id: str, fields: Entry) -> Iterator[str]:
    """The id of an entry, today and before."""
    yield entry_id
    for alias in fields.aliases:
        yield alias.id


def names_of(fields: Entry) -> Iterator[str]:
    """What pages call an entry, but for its `also`."""
    yield fields.title
    if fields.short:
        yield fields.short
    if isinstance(fields, Institution):
        if fields.acronym:
            yield fields.acronym
        for one in fields.names:
            yield one.name
