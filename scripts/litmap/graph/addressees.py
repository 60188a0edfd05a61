"""The institutions that recommendations ask to act."""

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.argument import Recommendation
from litmap.model.vocabulary import By


def addressees(corpus: Corpus, advice: LoadedEntry) -> list[tuple[LoadedEntry, By]]:
    """Whom a recommendation asks to act, each with whose word that is."""
    assert isinstance(advice.fields, Recommendation)
    found = []
    for addressee in advice.fields.addressed_to:
        institution = corpus.resolve(addressee.institution, "institution")
        if institution:
            found.append((institution, addressee.by))
    return found
