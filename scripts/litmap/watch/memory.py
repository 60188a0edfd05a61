"""What a round has learnt so far, kept in a file, so that an interrupted one goes on from there."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from litmap.content.writing import write_whole

SINCE = timedelta(days=90)
"""So far back new works are looked for: the services learn of many only after weeks."""

_FORM = 2
"""The form of the answers; another one is not read."""

_MOST_BYTES = 50_000_000
_LONGEST = timedelta(days=7)
"""So old may a round be that goes on."""


@dataclass
class Memory:
    """The answers of a round by question, in the file `path`.

    The round began on `day`, and looks for works since the day `since`.
    """

    path: Path
    since: date
    day: date
    answers: dict[str, Any] = field(default_factory=dict)

    def keep(self, question: str, answer: Any) -> None:
        """Add an answer, plain values of JSON; the file is written whole."""
        self.answers[question] = answer
        value = {
            "form": _FORM,
            "since": self.since.isoformat(),
            "day": self.day.isoformat(),
            "answers": self.answers,
        }
        write_whole(self.path, json.dumps(value) + "\n")

    def forget(self) -> None:
        """Remove the file: the round is over."""
        self.path.unlink(missing_ok=True)


def recalled(path: Path, since: date | None, day: date, tell: Callable[[str], object]) -> Memory:
    """The memory of a round that was interrupted, or an empty one.

    `since` is None where any day will do. One that is a week old, looked for works since another
    day or cannot be read is begun anew.
    """
    fresh = Memory(path, since or day - SINCE, day)
    if not path.is_file():
        return fresh
    try:
        kept = _read(path)
    except (ValueError, KeyError, TypeError, RecursionError):
        tell(f"{path.name} cannot be read, so the round begins anew.")
        return fresh
    if since not in (None, kept.since) or not timedelta() <= day - kept.day <= _LONGEST:
        tell(f"{path.name} is of another round, so this one begins anew.")
        return fresh
    tell(f"{path.name} holds {len(kept.answers)} answers of a round that was interrupted.")
    return kept


def _read(path: Path) -> Memory:
    """What the file holds. Raises ValueError, KeyError or TypeError if it is none of ours."""
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError
    kept = json.loads(path.read_text(encoding="utf-8"))
    answers = kept["answers"]
    if kept["form"] != _FORM or not isinstance(answers, dict):
        raise ValueError
    return Memory(path, date.fromisoformat(kept["since"]), date.fromisoformat(kept["day"]), answers)
