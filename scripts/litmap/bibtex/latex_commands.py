"""LaTeX commands that occur in titles and that pylatexenc does not know, as text."""

import re
from collections.abc import Mapping

_NAMES = """
    acro acronym autocap bibstring boldmath fbox footnotesize foreignquote hbox large lowercase
    makebox MakeLowercase MakeUppercase mkbibacro mkbibbold mkbibbrackets mkbibemph mkbibitalic
    mkbibparens mkbibquote mkbibsubscript mkbibsuperscript newblock nobreak nocase NoCaseChange
    nolinkurl normalsize path protect SC sf small smc ssf textnormal textsubscript textsuperscript
    uline uppercase url
"""
PASSED_BY = tuple(_NAMES.split())
"""Commands that change how text looks or is handled: they go, and what they hold stays."""

WITH_ARGUMENT = ("mbox", "textmd", "textsf", "texttt", "textup")
"""Such commands whose argument pylatexenc reads and then forgets."""

SIGNS: Mapping[str, str] = {
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX",
    "pdfTeX": "pdfTeX",
    "ConTeXt": "ConTeXt",
    "BibTeX": "BibTeX",
    "AMS": "AMS",
    "AmS": "AMS",
    "AmSTeX": "AMS-TeX",
    "MF": "Metafont",
    "MP": "MetaPost",
    "PS": "PostScript",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "textasciitilde": "~",
    "thinspace": " ",
    "slash": "/",
    "bs": "\\",
    "hyphen": "-",
    "dash": "–",
    "Dash": "—",
    "adddot": ".",
    "addcomma": ",",
    "addcolon": ":",
    "addspace": " ",
    "addnbspace": "\u00a0",
    "psq": "f.",
    "psqq": "ff.",
    "sqspace": " ",
}
"""Commands that stand for some characters."""

_DROPPED = re.compile(
    r"\\(?:noopsort|SortNoop|sortnoop|vphantom|hphantom|phantom|hspace|vspace|kern)\*?\s*"
    r"(?:\{[^{}]*\}|-?[0-9.]+(?:em|ex|pt))"
)
_RAISED = re.compile(r"\\(?:text|mkbib)(super|sub)script\s*\{([0-9+-]+)\}")
_RAISED_SIGNS = {
    "super": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
    "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
}


def simplified(text: str) -> str:
    r"""LaTeX without what only sorts or spaces, and with raised and lowered numbers as Unicode.

    'CO\textsubscript{2}' becomes 'CO₂'; other raised text, as in '19\textsuperscript{th}', stays.
    """
    text = _DROPPED.sub("", text)
    return _RAISED.sub(lambda match: match[2].translate(_RAISED_SIGNS[match[1]]), text)
