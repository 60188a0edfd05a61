"""Is a name that stands without braces of its own that of a body: a bank, a ministry, a company?

A word such as 'Commission' tells on its own. One that is a surname as well ('Bank',
'Press', 'House') tells only behind a word by which no person is called: 'World Bank'.
"""

import re

from litmap.bibtex.body_words import (
    BEFORE_OF,
    BEFORE_THEM,
    COMPANIES,
    FIRST,
    JOINED,
    MATTERS,
    SURNAMES_TOO,
    TELLING,
)

_ENDINGS = tuple(f", {company}" for company in COMPANIES)
_PHRASES = re.compile(
    r"(?:the )?(?:united (?:states|kingdom|nations|arab emirates)(?: of america)?|white house"
    r"|new zealand|south africa|south korea|north korea|saudi arabia|sri lanka|costa rica"
    r"|czech republic|hong kong|holy see|sierra leone|burkina faso|european communit(?:y|ies)"
    r"|google deepmind|meta ai|chatham house|.* without borders|rand europe|oxford martin school"
    r"|google brain|world wide web consortium|access now|ai now|hugging face|common crawl"
    r"|rada (?:europy|ministrów|unii europejskiej)|верховна рада"
    r"|raad van \S+|staff (?:writer|reporter)s?)"
)
"""Names of countries and bodies in which no word tells."""

_LINKED = re.compile(
    r"(?:\S+ )+(?:of|for|on|and|für|pour|para) \S.*|the \S.*"
    r"|(?:Gobierno|Governo|Gouvernement|Conse[ij]o|Conselho|Consiglio|Conseil|Banco|Banque|Banca"
    r"|Cour|Corte|Cámara|Câmara|Senado|Senato|Garante|Ville|Comune|Prefeitura|Rada)"
    r" (?:(?:d[aeiou]s?|del|della|per) \S+|d['’]\S+|[Nn]a[ct]ional|nationale|nazionale|mondiale"
    r"|mundial|inter\w+ale?|[Ee]urop\S+|[Ff][eé]d[eé]ral\w*|[Ss]upr[eê]m\w*)(?: .*)?"
)
"""What is linked by such a word, or has an article."""

_PERSON_OF = re.compile(r"\S+ of \S+|\S+ the \S+")
"""'William of Ockham', 'Alexander the Great': the form of a person's name too."""

_TURNED_LINK = re.compile(r"(?:for|on|für|pour) \S")
_ONLY_INITIALS = re.compile(r"(?:\s*[^\W\d_]\.-?)+")
_COMPOUND = re.compile(
    r"(?:bundes|landes)[^\W\d_]{4,}|[^\W\d_]{4,}(?:ministerium|kommission|kommissionen|gericht"
    r"|behörde|departement|direktoratet|myndigheten|kansliet)"
)
"""A word of German or of the north that is made of two: 'Bundesverfassungsgericht'."""

_EASTERN = re.compile(
    r"[\u3400-\u9fff\u30a0-\u30ff々]+(?:委员会|委員会|委員會|银行|銀行|政府|办公室|辦公室|大学|大學|研究所"
    r"|研究院|研究会|共和国|共和國|协会|協会|協會|学会|學會|公司|会社|集团|基金会|財団|总局|總局|内閣府|代表大会"
    r"|议会|議会|联盟|連合)|(?:联合国|聯合國|国連|国务院|國務院|欧盟|歐盟)\S*"
    r"|[\u3400-\u9fff]{2,}(?:[省庁厅廳署]|(?<!谷)部)"
    r"|[\uac00-\ud7a3]{2,}(?:위원회|은행|협회|정부|대학교|연구원|연구소|재단|연합|국회)"
    r"|(?:법무|외교|교육|환경|국방|통일|고용|문화|행정|과학)[\uac00-\ud7a3]*부|유엔"
)
"""A name without blanks in Chinese, Japanese or Korean that ends as those of bodies do."""

_SHORT_NAME = re.compile(r"\s*\([^()]*\)\Z")
"""What stands in brackets at the end of a body's name: its short name, its country."""

_SMALL_LAST = re.compile(r"(?:a[dlnrstz]|ash|el|ibn|bin|ben|abu)-.*|[jsv]r\.?|i+|iv|.{1,2}")
"""A small word at the end of a person's name: 'Jim al-khalili', 'John Doe jr'."""

_POSSESSIVE = re.compile(r"\S+['’]s")
_NUMBER = re.compile(r"(?!0\d{3}|\d(?:nd|rd|th))\d[^\W_]\S*")
_CAPITALS = re.compile(r"(?=.*[A-Z])[A-Z0-9&+/-]{3,6}|[A-Z]+\d+|UN|EU|UK|US|[A-Z]{3,}[a-z]{3,}")
_INNER_CAPITAL = re.compile(
    r"(?!(?:Mac|Mc|De|La|Le|Lo|Du|Di|Da|Van|Von|Fitz|St|El|Al|Ap|Ben|Bin)[A-Z])[A-Z]?[a-z]+[A-Z].*"
)


def is_body(name: str) -> bool:
    """Is a name, as plain text, surely that of a body, perhaps one with commas?"""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        if name.startswith("The "):
            return True
        has_number = any(map(_NUMBER.fullmatch, name.split()))
        return has_number or _names_body(name) or _ends_small(name)
    if parts[-1].casefold() in COMPANIES:
        return True
    if " " in parts[0]:
        return _names_body(parts[0])
    rest = " ".join(parts[1:])
    is_of_place = bool(_LINKED.fullmatch(_small(rest)))
    return (is_of_place or _is_sign(parts[0])) and _telling(rest.casefold().split())


def is_turned_body(name: str) -> bool:
    """Is it a body's name turned round as if it were a person's: 'Commission, European'?"""
    family, _, given = name.casefold().partition(",")
    words = given.split()
    if not words or "," in given:
        return False
    if _ONLY_INITIALS.fullmatch(given) or given.strip() in COMPANIES:
        return False
    if family in TELLING or _TURNED_LINK.match(family):
        return True
    if family in MATTERS and len(words) > 1:
        return _telling(words)
    if family.startswith("of "):
        return _telling([*words, *family.split()]) or words[-1] in BEFORE_OF
    return family in SURNAMES_TOO and _telling([*words, family])


def is_continued(name: str, following: str) -> bool:
    """Is `following` the end of the body's name `name`, from which ' and ' has cut it?

    'Department for Science, Innovation' and 'Technology'.
    """
    following = _SHORT_NAME.sub("", following)
    if name.casefold() in MATTERS or following.casefold().endswith(_ENDINGS):
        return "," not in name and " " not in name and is_body(following)
    if name.casefold().rpartition(" ")[2] in JOINED:
        return is_body(following)
    if "," in following or not _LINKED.fullmatch(_small(name)) or not is_body(name):
        return False
    words = following.casefold().split()
    return 0 < len(words) < 4 and words[-1] in MATTERS


def _names_body(name: str) -> bool:
    """Is a name without a comma that of a body?"""
    plain = name.casefold()
    words = plain.split()
    if len(words) < 2:
        is_known = plain in TELLING or _COMPOUND.fullmatch(plain) or _EASTERN.fullmatch(name)
        return bool(is_known) or _is_sign(name)
    if words[0] in FIRST or _PHRASES.fullmatch(plain) or _telling(words):
        return True
    if len(plain) > 6 and _EASTERN.fullmatch("".join(words)):
        return True
    if words[-1] == "ai" and not name.isupper():
        return name.endswith("AI")
    if _LINKED.fullmatch(_small(name)):
        return not _PERSON_OF.fullmatch(plain) or words[0] in BEFORE_OF
    return False


def _ends_small(name: str) -> bool:
    """Does a name begin with a capital and end in a small word: 'Statens vegvesen'?"""
    first, _, last = name.rpartition(" ")
    is_small = last.isalpha() and last.islower() and not _SMALL_LAST.fullmatch(last)
    return first[:1].isupper() and is_small


def _small(name: str) -> str:
    """A name, in small letters if it has no others: 'on' joins, 'On' is a name."""
    return name.casefold() if name.isupper() else name


def _is_sign(word: str) -> bool:
    """Is a single word one that bodies choose: 'OECD', 'G20', 'OpenAI'?"""
    return bool(_CAPITALS.fullmatch(word) or _INNER_CAPITAL.fullmatch(word))


def _telling(words: list[str]) -> bool:
    """Does one of the words, in small letters, tell that they name a body?"""
    is_likely = False
    for word in words:
        if word in TELLING or _POSSESSIVE.fullmatch(word) or _COMPOUND.fullmatch(word):
            return True
        if word in SURNAMES_TOO and is_likely:
            return True
        is_likely = is_likely or word in BEFORE_THEM
    return False
