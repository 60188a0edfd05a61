"""What an entry takes from the entries that its `crossref` and its `xdata` name."""

from collections.abc import Mapping
from dataclasses import replace

from litmap.bibtex.file import BibFile, quoted
from litmap.bibtex.values import Value
from litmap.model.reference import HOUSE_FIELDS, Reference
from litmap.problems.problem import KnownWords

NOT_INHERITED = frozenset(
    [*HOUSE_FIELDS, "crossref", "doi", "ids", "keywords", "langid", "urldate"]
)
"""Fields that describe one work alone, and so do not pass along a `crossref`."""

LONGEST_CHAIN = 5
"""Steps of `crossref` that are followed."""


def with_shared(
    references: Mapping[str, Reference], shared: Mapping[str, Reference]
) -> dict[str, Reference]:
    """All references, each with what it lacks from the `@xdata` entries that it names.

    `shared` holds these by key in lower case. They are no works themselves.
    """
    found = dict(references)
    for key, work in references.items():
        for name in work.get("xdata").split(","):
            if data := shared.get(name.strip().lower()):
                found[key] = _filled(found[key], data)
    return found


def with_inherited(
    file: BibFile, references: Mapping[str, Reference], crossrefs: Mapping[str, Value]
) -> dict[str, Reference]:
    """All references, each with what it lacks from the entries up its chain of `crossref`.

    `crossrefs` holds the fields of that name by key.

    unknown-crossref: a `crossref` names a record of the file.
        bad:  crossref = {hale2016}
        good: crossref = {hale2017gridlock}
    crossref-loop: a chain of `crossref` is short and ends.
        bad:  a crossref to itself
        good: a crossref to the book
    """
    canonical = {key.lower(): key for key in references}
    known = KnownWords(references)
    found = dict(references)
    for key, value in crossrefs.items():
        chain = [key]
        while named := references[chain[-1]].get("crossref"):
            parent = canonical.get(named.lower())
            if parent is None and len(chain) == 1:
                cure = known.nearest(named) or "; add the entry or delete the field"
                message = f"No entry {quoted(named)} for this 'crossref'{cure}"
                file.report_value(value, "unknown-crossref", message)
            if parent is None:
                break
            if parent in chain or len(chain) > LONGEST_CHAIN:
                _report_chain(file, value, key, is_loop=parent in chain)
                break
            chain.append(parent)
            found[key] = _filled(found[key], references[parent])
    return found


def _report_chain(file: BibFile, value: Value, key: str, *, is_loop: bool) -> None:
    what = f"is longer than {LONGEST_CHAIN} steps"
    if is_loop:
        what = "leads back to itself"
    message = f"The chain of 'crossref' from '{key}' {what}; name the containing work directly"
    file.report_value(value, "crossref-loop", message)


def _filled(child: Reference, parent: Reference) -> Reference:
    """A work with the fields and people that it lacks from another one."""
    fields = dict(child.fields)
    for name, text in parent.fields.items():
        if name not in NOT_INHERITED:
            fields.setdefault(name, text)
    return replace(child, fields=fields, people={**parent.people, **child.people})
