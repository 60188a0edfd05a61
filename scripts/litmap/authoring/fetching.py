"""What `litmap cite` fetches from the web, with a cure for each way in which that fails."""

from dataclasses import dataclass, field, replace

from litmap.authoring.edits import Refused
from litmap.linkcheck.client import Answer, Budget, Client, Trouble
from litmap.linkcheck.redirects import MOST_HOPS, REDIRECTS, next_address
from litmap.references.identifiers import DOI_ADDRESS

DEADLINE = 20
"""Seconds for one fetch, its redirects included."""


@dataclass(frozen=True)
class Web:
    """Whom to ask, and where DOIs are resolved."""

    client: Client = field(default_factory=lambda: Client("litmap-cite"))
    resolver: str = DOI_ADDRESS

    def fetch(self, address: str, media_type: str) -> tuple[str, Answer]:
        """The answer at the end of an address's redirects, and the address that gave it.

        Only public addresses are asked, and at most 1 MB is read. Raises Refused if none answers.
        """
        client = replace(self.client, accept=media_type)
        budget = Budget(DEADLINE)
        try:
            for _ in range(MOST_HOPS + 1):
                answer = client.ask("GET", address, budget, body=True)
                location = answer.headers.get("location", "").strip()
                if answer.status not in REDIRECTS or not location:
                    return address, answer
                address = next_address(address, location)
        except Trouble as trouble:
            raise Refused(
                f"{address[:200]} cannot be read: {trouble}; {_CURES[trouble.kind]}"
            ) from None
        raise Refused(f"{address[:200]} redirects too many times; {_CURES['failed']}")


BY_HAND = "write the record by hand: CONTRIBUTING, 'Sources', shows one of each kind"
"""The way out where nothing can be fetched."""

_CURES = {
    "no-host": "check the address for a typing error, and whether you are online",
    "refused": "give a public address that starts with https://",
    "late": f"try again later, or {BY_HAND}",
    "tls": BY_HAND,
    "failed": f"try again later, or {BY_HAND}",
}
"""What to do, by the kind of trouble."""
