"""The site of a map with a history."""

from functools import partial
from pathlib import Path

from tests.small import DAY

from litmap.content.load import load
from litmap.graph.link import link
from litmap.history.history import read_history
from litmap.site.html.site import Site


def site_of(root: Path) -> Site:
    """The site of the project in `root`, as it is, with the history of its repository."""
    corpus, _ = load(root, DAY)
    return Site(link(corpus), history=partial(read_history, root, DAY))
