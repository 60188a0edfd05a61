"""New works at OpenAlex: those that cite some works, or are by some authors."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote

from litmap.watch.asking import Asker, NoAnswer
from litmap.watch.reading import day, doi_of, part, parts, text_of, words

_AT_ONCE = 50
"""Values in one filter; the service takes a hundred."""
_ROWS = 100
_MOST_PAGES = 100
"""So many pages can be had by their numbers."""
_MOST_AUTHORS = 6
_FIELDS = "id,doi,title,publication_date,authorships,referenced_works"


class Known(NamedTuple):
    """A work of ours at OpenAlex: its numbers there ('W123') and those of its authors ('A123').

    The service may hold several records of one DOI.
    """

    numbers: tuple[str, ...]
    authors: tuple[str, ...]


class Found(NamedTuple):
    """A work that a search found; `cites` are numbers of works of ours, `doi` is in small letters.

    `more` is how many authors there are besides those named.
    """

    number: str
    doi: str
    title: str
    authors: tuple[str, ...]
    more: int
    date: str
    cites: tuple[str, ...]


def ours(asker: Asker, base: str, dois: Sequence[str]) -> tuple[dict[str, Known], dict[str, str]]:
    """Works by their DOIs, in small letters, and why the others are not known there."""
    found: dict[str, Known] = {}
    unknown: dict[str, str] = {}
    sound = [doi for doi in dois if not set(",|") & set(doi)]
    for doi in dois:
        if doi not in sound:
            unknown[doi] = "OpenAlex cannot be asked for a DOI with ',' or '|'"
    for start in range(0, len(sound), _AT_ONCE):
        some = sound[start : start + _AT_ONCE]
        asked = "|".join(quote(doi, safe="") for doi in some)
        address = f"{base}works?filter=doi:{asked}&select=id,doi,authorships&per_page={_ROWS}"
        try:
            got = asker.answer(address, _known)
        except NoAnswer as why:
            unknown |= dict.fromkeys(some, str(why))
            continue
        for doi in some:
            if doi in got:
                found[doi] = Known(*map(tuple, got[doi]))
            else:
                unknown[doi] = "OpenAlex does not hold it"
    return found, unknown


def _known(answer: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for work in _works(answer):
        number = _number(part(work, "id"), "W")
        authors = [_number(part(one, "author", "id"), "A") for one in parts(work, "authorships")]
        if number:
            numbers, writers = found.setdefault(doi_of(part(work, "doi")), ([], []))
            numbers.append(number)
            writers += filter(None, authors)
    return found


def citing(
    asker: Asker, base: str, numbers: Sequence[str], since: date, *, ours: Collection[str]
) -> Iterator[Found]:
    """The works since a day that cite one of some works; `ours` are all works of the map.

    Raises NoAnswer, behind what was found before.
    """
    return _searched(asker, base, f"cites:{'|'.join(numbers)}", since, ours=ours)


def written_by(
    asker: Asker, base: str, authors: Sequence[str], since: date, *, ours: Collection[str]
) -> Iterator[Found]:
    """The same for the works of some authors."""
    return _searched(asker, base, f"authorships.author.id:{'|'.join(authors)}", since, ours=ours)


def _searched(
    asker: Asker, base: str, asked: str, since: date, *, ours: Collection[str]
) -> Iterator[Found]:
    """What the pages of a search hold.

    With a key, pages are behind cursors; without one the service has them by their numbers alone.
    """
    has_key = bool(asker.secrets)
    name, place = ("cursor", "*") if has_key else ("page", "1")
    for number in range(1, _MOST_PAGES + 1):
        address = (
            f"{base}works?filter={asked},from_publication_date:{since.isoformat()}"
            f"&select={_FIELDS}&sort=publication_date:desc&per_page={_ROWS}"
            f"&{name}={quote(place, safe='')}"
        )
        page = asker.answer(address, _reader(ours))
        for one in page["works"]:
            yield Found(*one)
        place = page["next"] if has_key else str(number + 1)
        if not place or not page["rows"] or number * _ROWS >= page["count"]:
            return
    raise NoAnswer(f"there are more than {_MOST_PAGES * _ROWS} works")


def _reader(ours: Collection[str]) -> Callable[[Any], dict[str, Any]]:
    def read(answer: Any) -> dict[str, Any]:
        works = _works(answer)
        count = part(answer, "meta", "count")
        following = part(answer, "meta", "next_cursor")
        return {
            "works": [found for found in (_found(one, ours) for one in works) if found],
            "rows": len(works),
            "count": count if isinstance(count, int) else len(works),
            "next": text_of(following),
        }

    return read


def _works(answer: Any) -> list[dict[str, Any]]:
    if not isinstance(part(answer, "results"), list):
        raise NoAnswer("the answer holds no list of works")
    return parts(answer, "results")


def _found(work: Mapping[str, Any], ours: Collection[str]) -> Found | None:
    """A work as it was found; None for one without a number or a title."""
    number, title = _number(part(work, "id"), "W"), words(part(work, "title"))
    if not number or not title:
        return None
    names = [words(part(one, "author", "display_name")) for one in parts(work, "authorships")]
    names = list(filter(None, names))
    cited: list[str] = []
    references = part(work, "referenced_works")
    if isinstance(references, list):
        cited = [_number(one, "W") for one in references]
    return Found(
        number=number,
        doi=doi_of(part(work, "doi")),
        title=title,
        authors=tuple(names[:_MOST_AUTHORS]),
        more=len(names[_MOST_AUTHORS:]),
        date=day(part(work, "publication_date")),
        cites=tuple(sorted(set(cited) & set(ours))),
    )


def _number(value: Any, letter: str) -> str:
    """'W123' of 'https://openalex.org/W123'; '' for anything else."""
    number = text_of(value).rpartition("/")[2].upper()
    if number.startswith(letter) and number[1:].isascii() and number[1:].isdecimal():
        return number[:20]
    return ""
