"""The address and title of every entry and work: a script names those nearest to a wrong one."""

import json

from litmap.graph.addresses import of_reference
from litmap.model.vocabulary import PLURALS
from litmap.site.html.site import Site


def addresses(site: Site) -> str:
    """JSON: titles by address, from the site's root and without a slash before it."""
    found = {f"{folder}/": folder.capitalize() for folder in (*PLURALS.values(), "references")}
    for entry in site.corpus.entries.values():
        found[entry.address.lstrip("/")] = site.corpus.name(entry.id)
    for key in site.corpus.references:
        found[of_reference(key).lstrip("/")] = site.labels.label(key)
    return json.dumps(found, ensure_ascii=False, sort_keys=True)
