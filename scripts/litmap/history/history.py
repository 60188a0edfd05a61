"""The published history of a map: what changed from day to day on the main line of its repository.

Only commits count, so that the same commit gives the same pages. A day is one of Coordinated
Universal Time, and what was changed and changed back within it did not change.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from litmap.history.clocks import in_order
from litmap.history.compare import compare
from litmap.history.event import Event
from litmap.history.git import (
    Commit,
    Files,
    NoRevision,
    commit_day,
    contents,
    is_shallow,
    main_line,
)
from litmap.history.reading import kind_and_id
from litmap.history.snapshot import Parsed, Snapshot, of_blobs

_NEWEST_ALONE = (
    "this copy holds the newest commits alone; "
    "get the others with 'git fetch --unshallow' (in a workflow: 'fetch-depth: 0')"
)
_WORKS, _DISPUTES = "references", "disputes"
"""The files of works and of disputes, without folder and ending."""
_NO_COMMIT = "no commit of this repository holds the map's files"
_NO_ANSWER = "git cannot tell"


@dataclass(frozen=True)
class Day:
    """What changed on one day.

    `time` is that of its last commit, `times` those of the last commits to each file, by its name
    without folder and ending; `unread` names the files of which nobody can tell what they say.
    """

    day: date
    time: datetime
    events: tuple[Event, ...]
    times: Mapping[str, datetime]
    unread: tuple[str, ...] = ()

    def last_at(self, events: Iterable[Event]) -> datetime:
        """When the last of some of its events may have happened: when their files were changed."""
        return max((self._time_of(event) for event in events), default=self.time)

    def _time_of(self, event: Event) -> datetime:
        name = event.entry or event.what
        if name.startswith("@"):
            name = _WORKS
        elif event.kind == "dispute-changed":
            name = _DISPUTES
        return self.times.get(name, self.time)


@dataclass(frozen=True)
class History:
    """The days on which something changed, newest first.

    `why` says why nothing is known, '' where the history is known. `committed` is the day of the
    commit that is checked out, None where it is not known.
    """

    days: tuple[Day, ...] = ()
    why: str = ""
    committed: date | None = None

    @property
    def known(self) -> bool:
        """Is it known what changed?"""
        return not self.why

    def edited(self, name: str) -> date | None:
        """The last day on which the meaning of something changed, None where it is not known.

        `name` is the id of an entry, '@' and the key of a work, or the name of a page ('about').
        """
        return self._edited.get(name)

    @cached_property
    def _edited(self) -> Mapping[str, date]:
        found: dict[str, date] = {}
        for day in self.days:
            for event in day.events:
                for name in _owners(event):
                    found.setdefault(self.names.get(name, name), day.day)
        return found

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of today of each entry that had another one, as far as the history tells."""
        found: dict[str, str] = {}
        for day in self.days:
            for event in day.events:
                if event.kind == "entry-renamed" and event.said == "id":
                    found[event.before] = found.get(event.after, event.after)
        return found

    @cached_property
    def first_names(self) -> Mapping[str, str]:
        """The id that each renamed entry had first, by its id of today."""
        found: dict[str, str] = {}
        for before, now in self.names.items():
            found[now] = before  # the days run backwards, so the first name comes last
        return found


UNKNOWN = History(why="it was not asked for")


def _owners(event: Event) -> Iterator[str]:
    """What an event changes itself: an entry, a work or a page."""
    if event.entry:
        yield event.entry
    elif event.kind != "dispute-changed":
        yield event.what


def read_history(root: Path, today: date) -> History:
    """The history of the project in `root` up to `today`. Where it cannot be known, it says why."""
    try:
        committed = commit_day(root)
        day = committed.date() if committed and committed.date() <= today else None
        if is_shallow(root):
            return History(why=_NEWEST_ALONE, committed=day)
        commits = main_line(root)
        if not commits:
            return History(why=_NO_COMMIT)
        days = tuple(_days(root, _ends_of_days(commits, today)))
    except NoRevision:  # its words may name a folder of this machine
        return History(why=_NO_ANSWER)
    return History(tuple(reversed(days)), committed=day)


@dataclass(frozen=True)
class _EndOfDay:
    """The files as the last commit of a day left them, and when each was changed last."""

    day: date
    time: datetime
    files: Files
    times: Mapping[str, datetime]


def _ends_of_days(commits: list[Commit], today: date) -> list[_EndOfDay]:
    """The state at the end of each day up to `today`, oldest first, from `commits`, newest first.

    Clocks that contradict most others do not count.
    """
    oldest_first = commits[::-1]
    times_in_order = in_order([commit.time for commit in oldest_first])
    by_day: defaultdict[date, list[Commit]] = defaultdict(list)
    for commit, time in zip(oldest_first, times_in_order, strict=True):
        by_day[time.date()].append(replace(commit, time=time))
    files: dict[str, str] = {}
    found = []
    for day, of_day in by_day.items():
        times: dict[str, datetime] = {}
        for commit in of_day:
            _apply(files, commit)
            for path in commit.changes:
                times[kind_and_id(path)[1]] = commit.time
        if day <= today:
            found.append(_EndOfDay(day, of_day[-1].time, dict(files), times))
    return found


def _apply(files: dict[str, str], commit: Commit) -> None:
    for path, blob in commit.changes.items():
        if blob is None:
            files.pop(path, None)
        else:
            files[path] = blob


def _days(root: Path, ends: list[_EndOfDay]) -> Iterator[Day]:
    """What changed on each day, oldest first. Raises NoRevision."""
    blobs = {blob for end in ends for blob in end.files.values()}
    data_of = contents(root, sorted(blobs))
    parsed = Parsed()
    before = Snapshot({}, parsed)
    for end in ends:
        after = of_blobs(end.files, data_of.get, parsed)
        difference = compare(before, after)
        if difference.events:
            yield Day(end.day, end.time, difference.events, end.times, unread=difference.unread)
        before = _last_sound(before, after, difference.unread)


def _last_sound(before: Snapshot, after: Snapshot, unread: tuple[str, ...]) -> Snapshot:
    """The later state, with the files that cannot be read as they last could be.

    So what changed meanwhile is told on the day on which they can be read again.
    """
    if not unread:
        return after
    return after.with_files({path: before.files.get(path) for path in unread})
