"""What an institution is called, and which works are its own."""

from litmap.content.corpus import Corpus, LoadedEntry
from litmap.model.institutions import Institution
from litmap.site.html.labels import Labels


def body_names(entry: LoadedEntry) -> list[str]:
    """Every name of an institution that may be shown, its acronym first."""
    fields = entry.fields
    assert isinstance(fields, Institution)
    names = [str(fields.title)]
    if fields.acronym:
        names.insert(0, str(fields.acronym))
    for name in fields.names:
        names.append(str(name.name))
    return list(dict.fromkeys(names))


def bodies_by_work(corpus: Corpus, labels: Labels) -> dict[str, list[str]]:
    """The institutions that are authors of works, by the keys of these."""
    found: dict[str, list[str]] = {}
    for entry in corpus.of_kind("institution"):
        for key in labels.keys_by(body_names(entry)):
            found.setdefault(key, []).append(entry.id)
    return found
