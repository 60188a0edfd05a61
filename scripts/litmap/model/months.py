"""The months and seasons as people write them, in the languages of many bibliographies."""

import re
import unicodedata
from collections.abc import Mapping

_MONTHS = """
january jan januar januari janvier janv enero ene gennaio gen janeiro styczen stycznia sty leden
ledna ocak ianuarie tammikuu
| february feb febr februar februari fevrier fevr fev febrero febbraio fevereiro luty unor subat
lutego unora februarie helmikuu
| march mar maret marz mars maerz mrz maart mrt marzo marco marzec brezen mart marca brezna martie
maaliskuu marcius
| april apr avril avr abril abr aprile kwiecien kwi duben nisan kwietnia dubna aprilie huhtikuu
aprilis
| may mai mayo maggio mag maio mei maj kveten mayis maja kvetna toukokuu majus
| june jun juni juin junio giugno giu junho czerwiec cze cerven haziran czerwca cervna iunie
kesakuu junius
| july jul juli juillet juil julio luglio lug julho lipiec cervenec temmuz lipca cervence iulie
heinakuu julius
| august aug agu aout agosto ago augustus augusti sierpien sie srpen agustus agustos sierpnia
srpna elokuu augusztus
| september sep sept septembre septiembre setiembre settembre set setembro wrzesien wrz zari eylul
wrzesnia septembrie syyskuu szeptember
| october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik paz rijen ekim
pazdziernika rijna octombrie lokakuu
| november nov novembre noviembre novembro listopad kasim listopada listopadu noiembrie marraskuu
| december dec dezember dez decembre diciembre dic dicembre dezembro desember des grudzien gru
grudnia prosince decembrie joulukuu prosinec aralik
"""
_OTHER_SCRIPTS = """
январь января янв січень січня | февраль февраля фев лютий лютого | март марта мар березень березня
| апрель апреля апр квітень квітня | май мая травень травня | июнь июня июн червень червня
| июль июля июл липень липня | август августа авг серпень серпня
| сентябрь сентября сен сент вересень вересня
| октябрь октября окт жовтень жовтня | ноябрь ноября ноя листопад листопада
| декабрь декабря дек грудень грудня
"""
_GREEK = """
ιανουάριος ιανουαρίου | φεβρουάριος φεβρουαρίου | μάρτιος μαρτίου | απρίλιος απριλίου | μάιος μαΐου
| ιούνιος ιουνίου | ιούλιος ιουλίου | αύγουστος αυγούστου | σεπτέμβριος σεπτεμβρίου
| οκτώβριος οκτωβρίου | νοέμβριος νοεμβρίου | δεκέμβριος δεκεμβρίου
"""
_CHINESE = "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月"
_ARABIC = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
_SEASONS = """
spring fruhling fruhjahr printemps primavera lente var весна 春 春季
| summer sommer ete verano estate verao zomer sommar лето 夏 夏季
| autumn fall herbst automne otono autunno outono herfst host осень 秋 秋季
| winter hiver invierno inverno vinter зима 冬 冬季
"""


def plain(word: str) -> str:
    """A word in lower case, without accents and without the stop behind a short form."""
    parts = unicodedata.normalize("NFKD", word.strip().rstrip(".").casefold())
    letters = "".join(part for part in parts if not unicodedata.combining(part))
    return letters.replace("ł", "l").replace("ı", "i")


def _numbers() -> dict[str, int]:
    numbers: dict[str, int] = {}
    for table in (_MONTHS, _ARABIC, _OTHER_SCRIPTS, _GREEK, _CHINESE):
        for number, row in enumerate(table.split("|"), 1):
            for name in row.split():
                numbers[plain(name)] = number
    return numbers


MONTHS: Mapping[str, int] = _numbers()
"""The number of a month by its names and their usual short forms, each made `plain`."""


def _seasons() -> dict[str, str]:
    rows = enumerate(_SEASONS.split("|"), 21)
    return {plain(name): str(number) for number, row in rows for name in row.split()}


SEASONS: Mapping[str, str] = _seasons()
"""What stands for a season in a date, '21' to '24', by its names, each made `plain`."""

_TERM = "(?:q|h|t|quarter|quartal|half|halbjahr|trimest(?:er|re)|term|semest(?:er|re))"
_PART_OF_YEAR = re.compile(
    rf"{_TERM} ?[1-4]|(?:[1-4](?:st|nd|rd|th|\.)?|first|second|third|fourth) ?{_TERM}"
    "|(?:michaelmas|hilary|trinity|lent|easter)(?: term)?"
)


_CURE = "write it as mar, or as a number from 1 to 12"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_FILLER_WORDS = "st nd rd th er of and und et y e de del der to bis early mid late 月 월 日 일"
_FILLERS = frozenset(map(plain, _FILLER_WORDS.split()))


def month_number(word: str) -> int:
    """The number of a month by a name or short form of it ('Sept.', 'märz'); 0 for another word."""
    said = plain(word)
    return MONTHS.get(said) or _shortened(said)


def _shortened(word: str) -> int:
    """The number of the English month that a word of three letters or more begins; else 0."""
    if len(word) < 3:
        return 0
    for name in ("january", "february", "september", "october", "november", "december", "august"):
        if name.startswith(word):
            return MONTHS[name]
    return 0


def is_part_of_year(said: str) -> bool:
    """Is it a season, a quarter or the like, which is no month?"""
    text = plain(" ".join(said.split()))
    return text in SEASONS or bool(_PART_OF_YEAR.fullmatch(text))


def season_of_year(said: str) -> str:
    """'2001-23' for 'Autumn 2001', as the Extended Date/Time Format has it; '' for other texts.

    A winter may have two years; it counts to the first, in which it begins.
    """
    words = re.split(r"[\s,/–-]+", said.strip())
    years = [word for word in words if re.fullmatch("[0-9]{4}", word)]
    seasons = [SEASONS[plain(word)] for word in words if plain(word) in SEASONS]
    is_winter = len(years) == 2 and int(years[1]) == int(years[0]) + 1
    if len(seasons) != 1 or len(words) != len(years) + 1 or not (len(years) == 1 or is_winter):
        return ""
    return f"{years[0]}-{seasons[0]}"


def month_and_day(month: str, day: str = "") -> str:
    """What `month` and `day` add to a year: '-05-09', '-05', or '' for a season.

    A month may hold the day ('15 March'), and more than one of each, of which the first counts.
    Raises ValueError, with the cure, where a month cannot be read.
    """
    numbers = [int(number) for number in _NUMBER.findall(month)]
    named = _named(month)
    if named is None:
        return ""
    if not named and numbers:
        named = numbers.pop(0)
        numbers = []
    if not 1 <= named <= 12:
        raise ValueError(_CURE)
    numbers = [int(number) for number in _NUMBER.findall(day)] or numbers
    if not numbers or not 1 <= numbers[0] <= _DAYS[named - 1]:
        return f"-{named:02}"
    return f"-{named:02}-{numbers[0]:02}"


def _named(said: str) -> int | None:
    """The first month that a text names, 0 where it names none; None for a part of the year."""
    if is_part_of_year(said):
        return None
    months: list[int] = []
    for word in _WORD.findall(said):
        if is_part_of_year(word):
            return None
        if number := month_number(word):
            months.append(number)
        elif plain(word) not in _FILLERS:
            raise ValueError(_CURE)
    return months[0] if months else 0


def span_of_year(year: str, month: str, day: str = "") -> str:
    """A season, or a span of months or days, as a date field has it: '2024-22', '2024-03/2024-04'.

    `month` and `day` are what fields of these names say; '' where they say a single month or day.
    """
    codes = list(filter(None, map(_code, _WORD.findall(month))))
    numbers = _NUMBER.findall(month) or _NUMBER.findall(day)
    days = [f"{int(number):02}" for number in numbers]
    if len(codes) == 1 and codes[0] in SEASONS.values() and not days:
        return f"{year}-{codes[0]}"
    if len(codes) == 2 and not days:
        sides = codes
    elif len(days) == 2 and len(codes) in (1, 2) and _are_days(codes, days):
        sides = [f"{codes[0]}-{days[0]}", f"{codes[-1]}-{days[1]}"]
    else:
        return ""
    if sides[0] >= sides[1]:  # of which year the second one is, nobody can tell
        return ""
    return f"{year}-{sides[0]}/{year}-{sides[1]}"


def _are_days(codes: list[str], days: list[str]) -> bool:
    """Are these days of the months that the codes stand for?"""
    if any(code in SEASONS.values() for code in codes):
        return False
    return all(
        "00" < day <= f"{_DAYS[int(code) - 1]}"
        for code, day in zip((codes[0], codes[-1]), days, strict=True)
    )


def _code(word: str) -> str:
    """What stands for a month or season in a date, '01' to '24'; '' for another word."""
    number = month_number(word)
    return f"{number:02}" if number else SEASONS.get(plain(word), "")
