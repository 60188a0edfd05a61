"""The options that the paper compares, and which of them it chooses."""

from collections.abc import Mapping

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.graph.order import group_of, in_order, wholes
from litmap.model.argument import Pathway, Recommendation


def chosen_options(corpus: Corpus) -> frozenset[str]:
    """The ids of the compared options that something recommended serves."""
    served = set()
    for entry in corpus.of_kind("recommendation"):
        assert isinstance(entry.fields, Recommendation)
        if entry.fields.standing == "recommended":
            served.update(entry.fields.serves)
    chosen = set()
    for name in served:
        pathway = corpus.resolve(name, "pathway")
        if pathway and isinstance(pathway.fields, Pathway) and pathway.fields.standing == "option":
            chosen.add(pathway.id)
    return frozenset(chosen)


def choices_of(corpus: Corpus, pathway: LoadedEntry) -> list[LoadedEntry]:
    """What is recommended as a whole, not as a part of something, in order to follow a pathway."""
    found = []
    for entry in corpus.of_kind("recommendation"):
        assert isinstance(entry.fields, Recommendation)
        named = [corpus.resolve(name, "pathway") for name in entry.fields.serves]
        is_whole = next(wholes(corpus, entry), None) is None
        if entry.fields.standing == "recommended" and is_whole and pathway in named:
            found.append(entry)
    return found


def options(corpus: Corpus) -> list[LoadedEntry]:
    """The options compared, in the order of the argument."""
    found = [one for one in corpus.of_kind("pathway") if group_of(one) == "option"]
    return in_order(corpus, found)


def option_numbers(corpus: Corpus) -> Mapping[str, int]:
    """The place of each option among the options, from 1, by its id."""
    return {option.id: number for number, option in enumerate(options(corpus), start=1)}
