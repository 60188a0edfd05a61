"""What a round adds to the memory of earlier ones, and how that is kept. Every write is whole or did not happen."""

import json
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from litmap.linkcheck.verdict import Outcome
from litmap.model.link_record import LinkRecord, LinkRecords

KEPT = {"working": timedelta(days=6), "broken": timedelta(hours=20), "unknown": timedelta(hours=20)}
"""How long a verdict is good for: nearly a week and nearly a day, so that a weekly or daily round asks again."""


def is_due(sighting: LinkRecord | None, now: datetime) -> bool:
    """Is it time to ask again? A date in the future is no date."""
    return sighting is None or not timedelta() <= now - sighting.checked < KEPT[sighting.verdict]


def seen(before: LinkRecord | None, outcome: Outcome, now: datetime) -> LinkRecord:
    """The new sighting. What is unknown now neither confirms nor clears an earlier fault."""
    since = before.broken_since if before and outcome.verdict != "working" else None
    if outcome.verdict == "broken" and (since is None or since > now):
        since = now
    return LinkRecord(
        verdict=outcome.verdict,
        checked=now,
        reason=outcome.reason[:200],
        moved_to=outcome.moved_to[:2000],
        broken_since=since,
    )


def keep(path: Path, link_records: LinkRecords) -> None:
    """Write link_records to a file, one a line, addresses in order. A reader meets the old file or the new one."""
    lines = [
        f"{json.dumps(address)}: {one.model_dump_json(exclude_defaults=True)}"
        for address, one in sorted(link_records.items())
    ]
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=f".{path.name}.", delete=False
    ) as file:
        file.write("{\n" + ",\n".join(lines) + "\n}\n")
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
