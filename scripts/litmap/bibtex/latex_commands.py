"""LaTeX commands that occur in titles and that pylatexenc does not know, as text."""

import re
from collections.abc import Mapping
from unicodedata import normalize

_NAMES = """
    acro acronym autocap bibcyr bibstring boldmath cyr fbox footnotesize foreignquote hbox large
    left lowercase makebox MakeLowercase MakeUppercase mkbibacro mkbibbold mkbibbrackets mkbibemph
    mkbibitalic mkbibparens mkbibquote mkbibsubscript mkbibsuperscript newblock nobreak nocase
    NoCaseChange nolinkurl normalsize path protect right SC sf singleletter small smc ssf t
    nobreakdash num textcyr textcyrillic textgreek textnormal textsubscript textsuperscript uline
    uppercase url
"""
PASSED_BY = tuple(_NAMES.split())
"""Commands that change how text looks or is handled: they go, and what they hold stays."""

POINTERS = ("cite", "citep", "citet", "eqref", "ref")
"""Commands that point to something that is not there."""

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
    "METAFONT": "Metafont",
    "MP": "MetaPost",
    "PS": "PostScript",
    "S": "§",
    "P": "¶",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "glqq": "„",
    "grqq": "“",
    "glq": "‚",
    "grq": "‘",
    "flqq": "«",
    "frqq": "»",
    "og": "«\u00a0",
    "fg": "\u00a0»",
    "par": " ",
    "newline": " ",
    "linebreak": " ",
    "-": "",
    "Diamond": "◇",
    "varGamma": "Γ",
    "varDelta": "Δ",
    "varLambda": "Λ",
    "varSigma": "Σ",
    "varPhi": "Φ",
    "varOmega": "Ω",
    "thinspace": " ",
    "yen": "¥",
    "EUR": "€",
    "cents": "¢",
    "rupee": "₹",
    "permil": "‰",
    "degree": "°",
    "celsius": "°C",
    "textminus": "−",
    "textperiodcentered": "·",
    "No": "№",
    "ddag": "‡",
    "textdaggerdbl": "‡",
    "checkmark": "✓",
    "ohm": "Ω",
    "lq": "‘",
    "rq": "’",
    "slash": "/",
    "bs": "\\",
    "hyphen": "-",
    "hyp": "-",
    "endash": "–",
    "emdash": "—",
    "@": "",
    "unskip": "",
    "lbrack": "[",
    "rbrack": "]",
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

FREE_SIGNS: Mapping[str, str] = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textbar": "|",
    "textunderscore": "_",
    "textdollar": "$",
    "textquotedbl": '"',
    "lbrace": "{",
    "rbrace": "}",
}
"""Commands for signs that mean something else in LaTeX."""

_DROPPED = re.compile(
    r"\\(?:[Nn]oopsort|SortNoop|[Ss]ortnoop|noop|vphantom|hphantom|phantom|hspace|vspace|kern)\*?\s*"
    r"(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|-?[0-9.]+(?:em|ex|pt))"
    r"|\\discretionary(?:\s*\{[^{}]*\}){3}"
    r"|\\(?:foreign(?:language|quote|textquote)|textcolor|selectlanguage|hyphenquote)\*?\s*"
    r"\{[^{}]*\}"
)
_SWITCHED = re.compile(r"\\switchargs\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_FIRST_SHOWN = re.compile(r"\\printfirst\s*\{([^{}]*)\}\s*\{[^{}]*\}")
"""By these, as by \\noopsort, BibTeX's own examples sort works otherwise than they print them."""

_MODES = re.compile(r"\\ifmmode.*?\\else\s*+(.*?)\\fi(?![A-Za-z])(?:\s+|\{\})?")
"""A sign for formulas and for text, as the American Physical Society's files have all accents."""
_VERBATIM = re.compile(r"\\verb([|!+])(.*?)\1")
_COMMA_BELOW = re.compile(r"\\textcommabelow\s*\{([A-Za-z])\}")
_RAISED = re.compile(r"\\(?:text|mkbib)(super|sub)script\s*\{([0-9+-]+|[oa])\}")
_SIGNS_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ºª"
_SIGNS_LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋"
_RAISED_SIGNS = {
    "super": str.maketrans("0123456789+-oa", _SIGNS_RAISED),
    "sub": str.maketrans("0123456789+-", _SIGNS_LOWERED),
}
_IN_FORMULA = re.compile(r"([_^])(?:\{\s*([0-9+-]+)\s*\}|([0-9+-]))")
_WRAPPED = re.compile(r"([_^])\{?\\(?:text|textrm|mathrm|rm|textnormal)\s*\{([^{}]*)\}\}?")
_RAISED_WORD = re.compile(r"\^(?:\{([^\W\d_]{1,4})\}|([^\W\d_](?=$|\W)))")
"""'21^{st}', '3^{e}', '4^{ème}'."""

_ENSURED = re.compile(r"\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_FRACTION = re.compile(r"\\[sx]frac\s*\{([0-9]+)\}\s*\{([0-9]+)\}")
_GREEK = re.compile(
    r"\\text(alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|nu|xi|pi|rho|sigma|tau"
    r"|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega)(?![A-Za-z])"
)
_NUMBERS = {"^": _RAISED_SIGNS["super"], "_": _RAISED_SIGNS["sub"]}
_DEGREE = re.compile(r"\^(?:\{\\circ\s*\}|\\circ(?![A-Za-z]))")
_FUNCTION = re.compile(r"(?<=[\w)}])\s*(\\(?:log|ln|exp|sin|cos|tan|max|min)(?![A-Za-z]))")


def simplified(text: str) -> str:
    r"""LaTeX without what only sorts or spaces, and with raised and lowered numbers as Unicode.

    'CO\textsubscript{2}' becomes 'CO₂'; other raised text, as in '19\textsuperscript{th}', stays.
    """
    if "\\" not in text:
        return text
    text = _MODES.sub(r"\1", text)
    text = _ENSURED.sub(r"$\1$", text)
    text = _FRACTION.sub(r"\1/\2", text)
    text = _GREEK.sub(r"$\\\1$", text)
    text = _DROPPED.sub("", text)
    text = _SWITCHED.sub(r"\2\1", text)
    text = _FIRST_SHOWN.sub(r"\1", text)
    text = _VERBATIM.sub(r"\2", text)
    text = _COMMA_BELOW.sub(lambda match: normalize("NFC", f"{match[1]}\u0326"), text)
    return _RAISED.sub(lambda match: match[2].translate(_RAISED_SIGNS[match[1]]), text)


def raised(formula: str) -> str:
    """A formula with its raised and lowered numbers as Unicode: 'CO_2' becomes 'CO₂'."""
    formula = _DEGREE.sub("°", formula)
    formula = _FUNCTION.sub(r" \1", formula)
    formula = _WRAPPED.sub(r"\1{\2}", formula)
    formula = _RAISED_WORD.sub(r"\1\2", formula)
    return _IN_FORMULA.sub(
        lambda match: (match[2] or match[3]).translate(_NUMBERS[match[1]]), formula
    )


def in_text_mode(value: str) -> str:
    """A value with the signs alone that are for text, each in a group of its own."""
    return _MODES.sub(r"{\1}", value) if "\\ifmmode" in value else value
