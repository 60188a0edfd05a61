"""The roles of citations: what a cited work does for the statement beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Role:
    """What a cited work does for the statement beside it, with its CiTO property.

    `passive` says it from the side of the statement: 'supported by'. `by_paper` says the same of a
    work that nobody here has opened, and that the paper uses so; '' where the words are the same.
    """

    name: str
    meaning: str
    cito: str
    passive: str
    by_paper: str = ""

    @property
    def cito_address(self) -> str:
        """The address of the property in CiTO, the Citation Typing Ontology."""
        return f"http://purl.org/spar/cito/{self.cito}"


ROLES: Mapping[str, Role] = {
    role.name: role
    for role in (
        Role("disputes", "argues against the statement", "isDisputedBy", "disputed by"),
        Role("qualifies", "limits the statement", "isQualifiedBy", "limited by"),
        Role(
            "updates", "newer information that changes the statement", "isUpdatedBy", "updated by"
        ),
        Role(
            "supports",
            "gives support to the statement",
            "obtainsSupportFrom",
            "supported by",
            by_paper="cited by the paper in support:",
        ),
        Role(
            "extends",
            "supplies the framework the statement builds on",
            "extends",
            "builds on",
            by_paper="cited by the paper as its framework:",
        ),
        Role(
            "evidence",
            "primary source for a fact in the statement",
            "citesAsEvidence",
            "evidence",
            by_paper="cited by the paper as evidence:",
        ),
        Role(
            "states",
            "makes the statement",
            "citesAsSourceDocument",
            "stated by",
            by_paper="cited by the paper:",
        ),
        Role("background", "context or definition", "obtainsBackgroundFrom", "see also"),
    )
}
RoleName = Literal[
    "disputes",
    "qualifies",
    "updates",
    "supports",
    "extends",
    "evidence",
    "states",
    "background",
]
"""The names of the roles, as a field of an authored file holds one."""
SUPPORTING = ("states", "supports", "evidence", "extends")
"""Roles that give weight to a statement. One that disputes or limits it gives none."""
PREFIXES = ("see", "see also", "cf.", "e.g.", "compare", "but see")
