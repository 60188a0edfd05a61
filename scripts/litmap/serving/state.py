"""What is served at one moment."""

from dataclasses import dataclass

from litmap.publish.theme import Theme
from litmap.site.html.plan import Plan, Shared
from litmap.site.html.site import Site


@dataclass(frozen=True, eq=False)
class State:
    """All that is shown at one moment, under a number that no other state has."""

    number: int
    theme: Theme
    site: Site
    shared: Shared
    plan: Plan
