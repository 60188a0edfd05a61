"""The works of a bibliography, by what tells one work from another."""

from collections import defaultdict
from collections.abc import Mapping

from litmap.authoring.edits import Refused
from litmap.authoring.record_keys import bare_address, mark_of, signs_of
from litmap.model.reference import Reference
from litmap.references.sameness import are_set_apart

_SAME: Mapping[str, str] = {
    "DOI": "a work with that DOI",
    "arXiv": "a work with that arXiv number",
    "address": "a work with that address",
    "key": "a work with that key and title",
    "record": "a work with the same record",
}
"""What is the same about two works, by the name of the sign."""

_MOST_COMPARED = 20
"""Works of one title, author and year with which another one is compared."""


class KnownWorks:
    """The works that are there, by what tells one work from another."""

    def __init__(self, works: Mapping[str, Reference]) -> None:
        """`works` are those of the bibliography."""
        self.keys: set[str] = set()
        self._by_sign: dict[tuple[str, ...], str] = {}
        self._by_mark: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
        for work in works.values():
            self.add(work)

    def add(self, work: Reference) -> None:
        """This work is there too, under its key and those that it had."""
        self.keys |= {work.key, *work.former_keys}
        for sign in signs_of(work):
            self._by_sign.setdefault(sign, work.key)
        self._by_mark[mark_of(work)].append(work)
        if work.get("url"):
            self._by_sign.setdefault(("address", bare_address(work.get("url"))), work.key)

    def same(self, work: Reference) -> str:
        """In words that a work is there already; '' if it is not."""
        for name, *rest in signs_of(work):
            if key := self._by_sign.get((name, *rest)):
                return f"{_SAME[name]} is there already: cite it as '@{key}'"
        alike = self._by_mark[mark_of(work)][:_MOST_COMPARED] if mark_of(work) else []
        for other in alike:
            if not are_set_apart(work, other):
                same = "a work of that title, author and year"
                return f"{same} is there already: cite it as '@{other.key}'"
        return ""

    def refuse(self, *sign: str) -> None:
        """Raise Refused if a work with this sign is there."""
        if key := self._by_sign.get(sign):
            raise Refused(f"{_SAME[sign[0]]} is there already: cite it as '@{key}'")
