"""Rules about what else an entry is called: each name is new, and leads to one entry."""

from collections.abc import Iterator

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.content.ids_by_name import compared, ids_of, names_of
from litmap.problems.problem import Problem


def other_name(corpus: Corpus) -> Iterator[Problem]:
    """Another name of an entry (`also`) leads to no other entry, and is none of its names already.

    Capitals, punctuation, accents and an article at the beginning make no difference.

    also-clash: another name of an entry belongs to no other entry.
        bad:  also: [OECD] in an entry other than the OECD
        good: also: [rich countries' club]
    also-again: another name of an entry is none that it has already.
        bad:  also: [slow ratification] in the entry of that title
        good: also: [ratification delay]
    """
    bearers: dict[str, LoadedEntry] = {}
    for entry in corpus.authored:
        for name in (*ids_of(entry.id, entry.fields), *names_of(entry.fields)):
            bearers.setdefault(compared(name), entry)
    for entry in corpus.authored:
        if entry.fields.also:
            yield from _faults(entry, bearers)


def _faults(entry: LoadedEntry, bearers: dict[str, LoadedEntry]) -> Iterator[Problem]:
    """What is wrong with the other names of an entry, which are added to the bearers of names."""
    known = {compared(name): str(name) for name in names_of(entry.fields)}
    for name in entry.fields.also:
        alike = compared(name)
        bearer = bearers.setdefault(alike, entry)
        if not alike:
            message = f"'{name}' has no letter or digit; give words that people search for"
            yield Problem(name.place(), "also-again", message)
        elif alike in known:
            message = f"'{name}' is '{known[alike]}', by which it is found already; remove it"
            yield Problem(name.place(), "also-again", message)
        elif bearer is not entry:
            message = f"'{name}' is a name of {bearer.file} too; remove it from one of the two"
            yield Problem(name.place(), "also-clash", message)
        known[alike] = str(name)
