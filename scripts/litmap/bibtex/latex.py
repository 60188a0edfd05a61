r"""LaTeX in BibTeX values, as Unicode.

Most values hold no LaTeX and pass untouched. Braces, dashes, quotes, escaped signs
and accents are handled here; other commands, and formulas, go to pylatexenc. Three of
its traps are avoided: a bare `%` would drop the rest of the text, a bare `&` would
become blanks, and `\href` would fail. A command that it does not know stays in the
text, so that the reader of the file can name it.
"""

import logging
import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexMacroNode

from litmap.bibtex.latex_commands import (
    FREE_SIGNS,
    PASSED_BY,
    POINTERS,
    SIGNS,
    WITH_ARGUMENT,
    raised,
    simplified,
)

MOST_COMMANDS = 1000
"""A value with more backslashes and dollars keeps them: each takes pylatexenc about 80 µs."""

_SPECIAL = re.compile(r"[\\{}$~]|--|``|''|`")
_ESCAPED = re.compile(r"\\([&%#_${}])")
_MATH = re.compile(
    r"\$([^$\\^_]*[\\^_][^$]*|[a-zA-Z<>=]|[a-zA-Z0-9]+\s?[<>=+]\s?[a-zA-Z0-9.]+|-?[0-9](?:[0-9.,]*[0-9])?)\$"
)
"""A formula; other text between two dollars is that between two amounts."""

_ROUND_MATH = re.compile(r"\\\(((?:[^\\]|\\[^()])*)\\\)")
_URL = re.compile(r"\\(?:b?url|path|nolinkurl)\s*\{([^{}]*)\}")
_HREF = re.compile(r"\\href\s*\{[^{}]*\}\s*(?=\{)")
_FONT = re.compile(
    r"\\(?:em|it|bf|sl|sc|tt|rm|itshape|bfseries|scshape|upshape|normalfont|relax)"
    r"(?![A-Za-z])\s*|\\/|\\vphantom\s*(?:\\[{}]|\{\\[{}]\})"
)
_SIGN_COMMAND = re.compile(
    rf"\\({'|'.join(FREE_SIGNS)})(?![A-Za-z])(?:\{{\}}|[ ]+)?|\\([~^])(?:\{{\}}|(?=[\s/}}]))"
)
_ENQUOTE = re.compile(
    r"\\(?:enquote\*?|mkbibquote)\s*\{([^{}]*(?:\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}[^{}]*)*)\}"
)
_ACCENT = re.compile(
    r"(?<!\\)\\(?:(?P<sign>['`^\"~=.])\s*|(?P<letter>[uvHcdbkr])(?=\{))"
    r"(?:\{([A-Za-z])\}|([A-Za-z]))"
)
_BEFORE_ACCENT = re.compile(r"(\\[A-Za-z]+)(?=\\['`^\"~=.])")
"""A command that ends at the sign of an accent, which becomes a letter that would go on with it."""

# each LaTeX accent before its combining sign
_ACCENTS = (
    "'\u0301`\u0300^\u0302\"\u0308~\u0303=\u0304.\u0307"
    "u\u0306v\u030cH\u030bc\u0327d\u0323b\u0331k\u0328r\u030a"
)
_COMBINING = dict(zip(_ACCENTS[::2], _ACCENTS[1::2], strict=True))
_LIGATURES = {
    "---": "—",
    "--": "–",
    "``": "“",
    "''": "”",
    "?`": "¿",
    "!`": "¡",
    "`": "‘",
    "~": "\u00a0",
}
_LIGATURE = re.compile("|".join(re.escape(sign) for sign in _LIGATURES))
# Signs and addresses that must pass untouched are held as private characters until the end.
_HELD = re.compile("[\ue000-\ue0ff]")
_HELD_URL = re.compile("\ue100([0-9]+)\ue101")
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_PRIVATE = re.compile("[\ue000-\ue1ff]")


@lru_cache(maxsize=16384)
def latex_to_text(value: str) -> str:
    """The Unicode text of a BibTeX `value`, blanks folded.

    An unknown command stays as it is written.

    A value that pylatexenc cannot read at all is returned as it was written, so that its
    backslashes show.
    """
    if not _SPECIAL.search(value):
        return " ".join(value.split())
    urls: list[str] = []
    text = _PRIVATE.sub("", value)
    text = _URL.sub(lambda match: _hold_url(match[1], urls), text)
    text = _HREF.sub("", text)
    text = _FONT.sub("", text)
    text = _SIGN_COMMAND.sub(_sign, text)
    text = _ESCAPED.sub(lambda match: _hold(match[1]), text)
    text = simplified(text)
    text = _ENQUOTE.sub(r"‘\1’", text)
    text = _hold_dollars(_ROUND_MATH.sub(r"$\1$", text))
    text = _ACCENT.sub(_accented, _BEFORE_ACCENT.sub(r"\1{}", text))
    if "\\" in text or "$" in text:
        text = _commands(text.replace("%", _hold("%")).replace("&", _hold("&")))
    text = text.replace("{", "").replace("}", "")
    text = _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)
    text = _HELD.sub(lambda match: chr(ord(match[0]) - 0xE000), text)
    text = _BLANKS.sub(" ", text).strip(" ")
    return _HELD_URL.sub(lambda match: urls[int(match[1])], text)


def with_accents(text: str) -> str:
    """The text with each accented letter as Unicode has it, and with all else as it was."""
    return _ACCENT.sub(_accented, text)


def _accented(match: re.Match[str]) -> str:
    """The letter with its accent, if Unicode has the two in one; else the command as it was."""
    accent = _COMBINING[match["sign"] or match["letter"]]
    letter = unicodedata.normalize("NFC", (match[3] or match[4]) + accent)
    if len(letter) > 1:
        return match[0]
    return letter


def _sign(match: re.Match[str]) -> str:
    """A command for a sign that has a meaning in LaTeX, as that sign, out of harm's way."""
    return _hold(FREE_SIGNS.get(match[1]) or match[2])


def _hold(sign: str) -> str:
    return chr(0xE000 + ord(sign))


def _hold_url(url: str, urls: list[str]) -> str:
    urls.append(_ESCAPED.sub(r"\1", url.strip()))
    return f"\ue100{len(urls) - 1}\ue101"


def _hold_dollars(text: str) -> str:
    """Protect the `$` of amounts; those round a formula stay."""
    pieces: list[str] = []
    for index, piece in enumerate(_MATH.split(text)):
        is_formula = index % 2 == 1
        if is_formula:
            pieces.append(f"${raised(piece)}$")
        else:
            pieces.append(piece.replace("$", _hold("$")))
    return "".join(pieces)


def _commands(text: str) -> str:
    """The text with the commands that pylatexenc knows replaced."""
    if text.count("\\") + text.count("$") > MOST_COMMANDS:
        return text
    try:
        decoded: str = _converter().latex_to_text(text)
    except Exception:
        # pylatexenc fails in many ways on what is no LaTeX; then the text stays as written
        return text
    if "%s" in decoded:  # the pattern of a command that lacks its argument
        return text
    return decoded


@lru_cache(maxsize=1)
def _converter() -> LatexNodes2Text:
    # we report such faults ourselves, with their place
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
    commands = get_default_latex_context_db()
    ours = [MacroTextSpec(name, simplify_repl="") for name in PASSED_BY]
    ours += [MacroTextSpec(name, simplify_repl="%s") for name in WITH_ARGUMENT]
    ours += [MacroTextSpec(name, simplify_repl=sign) for name, sign in SIGNS.items()]
    ours += [MacroTextSpec(name, simplify_repl=_as_written) for name in POINTERS]
    commands.add_context_category("ours", macros=ours, prepend=True)
    commands.set_unknown_macro_spec(MacroTextSpec("", simplify_repl=_as_written))
    return LatexNodes2Text(latex_context=commands, math_mode="text")


def _as_written(node: LatexMacroNode) -> str:
    written: str = node.latex_verbatim()
    return written
