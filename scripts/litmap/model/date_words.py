"""Words in the place of a date, in the languages of many bibliographies."""

import re

_NOT_YET = {
    "forthcoming": "forthcoming, to appear, to be published, appearing, im erscheinen, erscheint, "
    "à paraître, de próxima aparición, próximamente, di prossima pubblicazione, te verschijnen, "
    "kommer, в печати, em breve, a publicar, aparecerá, 即将出版, 近刊, yayımlanacak, قيد النشر",
    "in press": "in press, inpress, in print, im druck, sous presse, en prensa, no prelo, "
    "in corso di stampa, in corso di pubblicazione, in druk, i tryck, i trykk, w druku, "
    "baskıda, 出版中, 印刷中, 인쇄 중, advance online publication, online first, early access, "
    "epub ahead of print, online ahead of print, published online ahead of print",
    "accepted": "accepted, accepted for publication, aceito, aceptado, accepté, angenommen, "
    "accettato, geaccepteerd, kabul edildi, принято, 已接受, 採択",
    "under review": "under review, in review, under revision",
    "submitted": "submitted, eingereicht, soumis, submitted for publication",
    "in preparation": "in preparation, inpreparation, in prep, inprep, in progress, "
    "in vorbereitung, en préparation, en preparación, em preparação, em prep, in preparazione, "
    "in voorbereiding",
}
"""How a label shows a work that is not out yet, and the words that say so."""


def _by_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for shown, words in _NOT_YET.items():
        for said in words.split(","):
            found[said.strip()] = shown
    return found


_NOT_YET_OF = _by_words()
_WHERE = re.compile(r"(?:,| \()| (?:in|with|spring|summer|autumn|fall|winter|[0-9]{4})(?!\w)")
"""What leads to where or when a work is to appear: 'forthcoming in 2025', 'in press, a journal'."""

_UNDATED_WORDS = """
    n.d, nd, n.y, no date, nodate, not dated, undated, undefined, unknown, date unknown,
    year unknown, none, s.d, sd, s.a, sa, s.f, sine anno, sine dato, o.j, ohne jahr, ohne datum,
    sans date, sin fecha, sem data, senza data, z.j, zonder jaar, u.å, b.r, б.г, без даты, uuuu,
    xxxx
"""
_UNDATED = frozenset(words.strip() for words in _UNDATED_WORDS.split(","))
_SIGNS = frozenset(("?", "??", "????", "-", "–", "—"))


def is_undated(said: str) -> bool:
    """Do the words say that a work has no date, or that nobody knows it?"""
    plain = said.casefold().strip("., ()[]").replace(". ", ".")
    return plain in _UNDATED or said.strip() in _SIGNS


def not_yet(said: str) -> str:
    """How a label shows a work that is not out yet, by the words of its record; else ''."""
    plain = " ".join(said.casefold().split()).strip(".,;:()[] ")
    if plain in _NOT_YET_OF:
        return _NOT_YET_OF[plain]
    shown = _NOT_YET_OF.get(_WHERE.split(plain, maxsplit=1)[0], "")
    return shown if shown in ("forthcoming", "in press") else ""  # 'Submitted in Geneva'
