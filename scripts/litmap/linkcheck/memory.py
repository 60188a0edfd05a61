"""What a round adds to the memory of earlier ones, and how that is kept.

Every write is whole or did not happen.
"""

import json
from datetime import datetime, timedelta
from pathlib import Path

from litmap.content.writing import write_whole
from litmap.linkcheck.verdict import Outcome
from litmap.model.link_record import LinkRecord, LinkRecords

KEPT = {"working": timedelta(days=6), "broken": timedelta(hours=20), "unknown": timedelta(hours=20)}
"""How long a verdict holds: nearly a week or a day, so that a weekly or daily round asks again."""


def is_due(record: LinkRecord | None, now: datetime) -> bool:
    """Is it time to ask again? A check in the future counts as none."""
    if record is None:
        return True
    age = now - record.checked
    return age < timedelta() or age >= KEPT[record.verdict]


def seen(before: LinkRecord | None, outcome: Outcome, now: datetime) -> LinkRecord:
    """The new record of a link. An unknown outcome neither confirms nor clears an earlier fault."""
    since = None
    if before and outcome.verdict != "working":
        since = before.broken_since
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
    """Write the records to a file as JSON, one a line, addresses in order."""
    lines: list[str] = []
    for address, record in sorted(link_records.items()):
        value = record.model_dump_json(exclude_defaults=True)
        lines.append(f"{json.dumps(address)}: {value}")
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    write_whole(path, text)
