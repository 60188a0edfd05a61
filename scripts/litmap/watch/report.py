"""What a round found, as a file for a person and as a summary."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import yaml

from litmap.model.dates import in_words
from litmap.model.reference import Reference
from litmap.problems.report import safe
from litmap.problems.wording import counted, listed
from litmap.references.address import doi_address
from litmap.watch.candidates import Candidate
from litmap.watch.crossref import STANDING_OF, Notice
from litmap.watch.round import Outcome

_HEAD = """\
# What `litmap watch` found. A person decides: nothing here is part of the map.
#
# notices: what became of works of the map. Read each, then fill in standing, standingsince and
#   standingby of the work in references.bib.
# unknown: works of which this round learnt nothing, or not all. They are not known to be sound.
# searches: one search with its candidates, in the form of content/searches.yml. Those that cite
#   most works of the map come first.
"""
_PLACE = "Crossref and OpenAlex"
_WAITS = "Found by this search; nobody has opened it yet."


def as_file(outcome: Outcome, works: Mapping[str, Reference], today: date, limit: int) -> str:
    """The file of a round as YAML, with at most `limit` candidates."""
    found = {
        "notices": [_notice(key, one) for key, one in fresh_notices(outcome, works)],
        "unknown": list(_unknown(outcome)),
        "searches": [_search(outcome, today, limit)],
    }
    return _HEAD + yaml.safe_dump(found, sort_keys=False, allow_unicode=True, width=110)


def fresh_notices(outcome: Outcome, works: Mapping[str, Reference]) -> Iterator[tuple[str, Notice]]:
    """The notices of which the record of their work does not speak yet."""
    for key, one in outcome.notices:
        word = STANDING_OF.get(one.kind, "")
        if not word or works[key].get("standing") != word:
            yield key, one


def _notice(key: str, one: Notice) -> dict[str, str]:
    said = {"work": key, "says": one.kind.replace("_", " ")}
    if one.kind in STANDING_OF:
        said["standing"] = STANDING_OF[one.kind]
    if one.day:
        said["standingsince"] = one.day
    if one.by and one.by != one.doi:
        said["standingby"] = doi_address(one.by)
    return said


def _unknown(outcome: Outcome) -> Iterator[dict[str, str]]:
    for key, reasons in sorted(outcome.unasked.items()):
        yield {"work": key, "because": "; ".join(reasons)}
    for said in outcome.unsearched:
        yield {"search": said}


def _search(outcome: Outcome, today: date, limit: int) -> dict[str, Any]:
    """The search as an item of content/searches.yml; dates are text, as they are there."""
    words = (
        "works that cite the paper or the works most cited on the map, and works by their "
        f"authors, since {outcome.since.isoformat()}"
    )
    found: dict[str, Any] = {
        "id": f"watch-{today.isoformat()}",
        "title": f"Watch of {in_words(today.isoformat())}",
        "date": today.isoformat(),
        "where": _PLACE,
        "words": words,
        "hits": str(outcome.hits),
    }
    chosen = outcome.candidates[:limit]
    if chosen:
        found["to_read"] = [{"because": _WAITS, "works": [_candidate(one) for one in chosen]}]
    return found


def _candidate(one: Candidate) -> dict[str, Any]:
    work = one.work
    authors = list(work.authors)
    if work.more:
        authors.append(counted(work.more, "other"))
    said: dict[str, Any] = {"title": work.title}
    if authors:
        said["authors"] = listed(authors)
    if work.date:
        said["date"] = work.date
    if one.arxiv:
        said["arxiv"] = one.arxiv
    elif work.doi:
        said["doi"] = work.doi
    else:
        said["address"] = f"https://openalex.org/{work.number}"
    if one.cites:
        said["cites"] = list(one.cites)
    return said


def summary(outcome: Outcome, works: Mapping[str, Reference], limit: int) -> str:
    """The outcome in a few lines: what was found and, as plainly, what is unknown."""
    fresh = list(fresh_notices(outcome, works))
    asked = counted(outcome.asked, "work") + " with a DOI"
    lines = [
        f"{asked}: {counted(len(fresh), 'notice')} that the map does not have yet.",
        *(f"  {key}: {one.kind.replace('_', ' ')}, {one.day or 'no day'}" for key, one in fresh),
        f"Of {len(outcome.unasked)} of them it is unknown, or not wholly known, whether there are.",
        f"{counted(outcome.hits, 'new work')} found, {len(outcome.candidates)} of them not known; "
        f"{min(limit, len(outcome.candidates))} in the file.",
    ]
    if outcome.unsearched:
        lines.append(f"{counted(len(outcome.unsearched), 'search', 'searches')} without an answer:")
        lines += [f"  {said}" for said in outcome.unsearched]
    return "\n".join(map(safe, lines)) + "\n"
