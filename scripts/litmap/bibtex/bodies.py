"""Is a name that stands without braces of its own that of a body: a bank, a ministry, a company?

A word such as 'Commission' tells on its own. One that is a surname as well ('Bank',
'Press', 'House') tells only behind a word by which no person is called: 'World Bank'.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_COMPANIES = _words("inc. inc ltd ltd. llc plc gmbh corp. corp")
_ENDINGS = tuple(f", {company}" for company in _COMPANIES)
_TELLING = _COMPANIES | _words(
    """
academies academy administration agence agencia agency agenzia agência alliance assembly
association authority autoridad autorité bundesamt bundesministerium bundesrat bundesregierung
bundestag center centre coalition collaboration collective college comisión comissão comité
commissariat commissie commission commissione commissioner committee communities community
congress consortium consultancy contributors convention corporation council department
directorate directorate-general editors embassy europea europeia europäische européenne
federation fondation fondazione forum foundation fundación fundação gouvernement government
group initiative institut institute institution instituto international istituto kommission lab
laboratories laboratory labs leaders members ministere ministerie ministerio ministerium
ministero ministers ministry ministère ministério museum naciones nations nazioni nações network
news observatorio observatory office offices organisatie organisation organisations organización
organization organizations organização organizzazione panel parlament parlement parliament
partnership platform presidency program programme project registry research secretariat
secretary-general senate services signatories society stichting stiftung task-force taskforce
team treasury tribunal unidas unies universidad universidade universitat universiteit university
università universität université unternehmen working-group workshop комиссия министерство
правительство университет
"""
)
"""Words that no person is called by."""

_SURNAMES_TOO = _words(
    """
africa ai banco bank banks banque board bureau chamber club commons company conference court
europa europe force fund house kingdom league library lords mondiale mundial press republic
reserve school service staff states summit times trust union watch women
"""
)
"""Words that bodies and persons are called by."""

_BEFORE_THEM = _words(
    """
advisory african american arab asean asia-pacific asian associated banco banque bbc brics
british cabinet central chinese commonwealth consumer consumers deutsche development digital eu
europe's european expert federal financial foreign g20 g7 global google high-level home
human-rights ibm indian inter-american intergovernmental international internet investment
islamic labour microsoft mistral monetary motor national nato nordic nuclear oecd patent policy
publishing reserve rights scientific stability standards statistical statistics steering supreme
swiss u.k. u.n. u.s. uk un unesco unicef union united us usa white who working world
"""
)
"""Words that stand before one of these in the name of a body."""

_FIRST = _words(
    "european federal global inter-american intergovernmental international national united world"
)
"""Words by which the name of a body begins, and no person's."""

_JOINED = _words(
    "economic social political environmental strategic scientific civil digital cultural"
)
"""Words that an 'and' joins to another in the name of a body."""

_PHRASES = re.compile(
    r"(?:the )?(?:united (?:states|kingdom|nations|arab emirates)(?: of america)?|white house"
    r"|new zealand|south africa|south korea|north korea|saudi arabia|sri lanka|costa rica"
    r"|czech republic|hong kong|holy see|sierra leone|burkina faso|european communit(?:y|ies)"
    r"|google deepmind|meta ai|chatham house|.* without borders|rand europe|oxford martin school"
    r"|google brain|world wide web consortium|access now|ai now)"
)
"""Names of countries and bodies in which no word tells."""

_LINKED = re.compile(
    r"(?:\S+ )+(?:of|for|on|and|für|pour|para) \S.*|the \S.*"
    r"|(?:Gobierno|Governo|Gouvernement|Conse[ij]o|Conselho|Consiglio|Conseil|Banco|Banque|Banca)"
    r" (?:d[aeiou]s?|del|d['’]\S+|nacional|national|nazionale|mondiale|mundial|europ\S+) .*"
)
"""What is linked by such a word, or has an article."""

_PERSON_OF = re.compile(r"\S+ of \S+|\S+ the \S+")
"""'William of Ockham', 'Alexander the Great': the form of a person's name too."""

_BEFORE_OF = _words(
    """
bank banque board bureau center centre church city commonwealth council court district duchy
house kingdom league library office people province republic school state states sultanate union
"""
)
"""Words before 'of' that tell: 'Bank of England'."""

_TURNED_LINK = re.compile(r"(?:for|on|für|pour) \S")
_ONLY_INITIALS = re.compile(r"(?:\s*[^\W\d_]\.-?)+")
_POSSESSIVE = re.compile(r"\S+['’]s")
_NUMBER = re.compile(r"(?!0\d{3}|\d(?:nd|rd|th))\d[^\W_]\S*")
_CAPITALS = re.compile(r"(?=.*[A-Z])[A-Z0-9&+/-]{3,6}|[A-Z]+\d+|UN|EU|UK|US")
_INNER_CAPITAL = re.compile(
    r"(?!(?:Mac|Mc|De|La|Le|Lo|Du|Di|Da|Van|Von|Fitz|St|El|Al|Ap|Ben|Bin)[A-Z])[A-Z]?[a-z]+[A-Z].*"
)
_MATTERS = _words(
    """
action affairs agriculture arts climate co-operation commerce communications communities
cooperation culture democracy development economics economy education employment energy
engineering engineers environment ethics finance fisheries food freedom health humanities
industry information infrastructure innovation intelligence justice labor labour law media
medicine peace policy progress protection relations research rights safety science securities
security services settlements skills society sport sports standards statistics strategy studies
systems technologies technology tourism trade transport
"""
)
"""What ministries are for: the end of their names behind 'and'."""


def is_body(name: str) -> bool:
    """Is a name, as plain text, surely that of a body, perhaps one with commas?"""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) == 1:
        if name.startswith("The "):
            return True
        has_number = any(map(_NUMBER.fullmatch, name.split()))
        return has_number or _names_body(name)
    if parts[-1].casefold() in _COMPANIES:
        return True
    if " " in parts[0]:
        return _names_body(parts[0])
    return _is_sign(parts[0]) and _telling(" ".join(parts[1:]).casefold().split())


def is_turned_body(name: str) -> bool:
    """Is it a body's name turned round as if it were a person's: 'Commission, European'?"""
    family, _, given = name.casefold().partition(",")
    words = given.split()
    if not words or "," in given:
        return False
    if _ONLY_INITIALS.fullmatch(given):
        return False
    if family in _TELLING or _TURNED_LINK.match(family):
        return True
    if family.startswith("of "):
        return _telling([*words, *family.split()]) or words[-1] in _BEFORE_OF
    return family in _SURNAMES_TOO and _telling([*words, family])


def is_continued(name: str, following: str) -> bool:
    """Is `following` the end of the body's name `name`, from which ' and ' has cut it?

    'Department for Science, Innovation' and 'Technology'.
    """
    if name.casefold() in _MATTERS or following.casefold().endswith(_ENDINGS):
        return "," not in name and " " not in name and is_body(following)
    if name.casefold().rpartition(" ")[2] in _JOINED:
        return is_body(following)
    if "," in following or not _LINKED.fullmatch(_small(name)) or not is_body(name):
        return False
    words = following.casefold().split()
    return 0 < len(words) < 4 and words[-1] in _MATTERS


def _names_body(name: str) -> bool:
    """Is a name without a comma that of a body?"""
    plain = name.casefold()
    words = plain.split()
    if len(words) < 2:
        return plain in _TELLING or _is_sign(name)
    if words[0] in _FIRST or _PHRASES.fullmatch(plain) or _telling(words):
        return True
    if words[-1] == "ai" and not name.isupper():
        return name.endswith("AI")
    if _LINKED.fullmatch(_small(name)):
        return not _PERSON_OF.fullmatch(plain) or words[0] in _BEFORE_OF
    return False


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
        if word in _TELLING or _POSSESSIVE.fullmatch(word):
            return True
        if word in _SURNAMES_TOO and is_likely:
            return True
        is_likely = is_likely or word in _BEFORE_THEM
    return False
