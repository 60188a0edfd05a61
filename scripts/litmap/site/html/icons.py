"""The icons of the site as one stylesheet.

Each is a CSS mask, so that a page names an icon in a few bytes. The drawings come with the
theme's package; none is kept here.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from litmap.model.vocabulary import KINDS

ICONS: Mapping[str, str] = {
    # kinds
    "barrier": "wall",
    "pathway": "sign-direction",
    "recommendation": "bullhorn-outline",
    "criterion": "scale-balance",
    "institution": "bank-outline",
    "instrument": "file-sign",
    "development": "calendar-clock-outline",
    "term": "format-quote-open",
    "reference": "book-open-page-variant-outline",
    # roles of citations
    "states": "comment-quote-outline",
    "supports": "plus-circle-outline",
    "evidence": "file-search-outline",
    "extends": "call-split",
    "qualifies": "arrow-collapse-horizontal",
    "disputes": "not-equal-variant",
    "updates": "update",
    "background": "dots-horizontal-circle-outline",
    # effects on a pathway, and of a development
    "hinders": "minus-circle-outline",
    "motivates": "plus-circle-outline",
    "eased-by": "arrow-down",
    "worsened-by": "arrow-up",
    "confirms": "check-circle-outline",
    "contradicts": "not-equal-variant",
    # verdicts
    "strong": "circle",
    "mixed": "circle-half-full",
    "weak": "circle-outline",
    "not-assessed": "minus",
    "not-applicable": "cancel",
    # whether something still holds
    "holds-yes": "check-circle-outline",
    "holds-in-part": "check-underline-circle-outline",
    "holds-no": "history",
    "holds-open": "help-circle-outline",
    "holds-unchecked": "dots-horizontal-circle-outline",
    # memberships
    "member": "circle",
    "participant": "circle-half-full",
    "absent": "circle-outline",
    # statuses
    "verified": "check-circle-outline",
    "contested": "not-equal-variant",
    "limited": "arrow-collapse-horizontal",
    "unverified": "help-circle-outline",
    "changed-source": "file-alert-outline",
    "changed": "history",
    "overdue": "clock-alert-outline",
    # interface
    "logo": "map-outline",
    "menu": "menu",
    "search": "magnify",
    "top": "arrow-up",
    "fold": "chevron-right",
    "to-dark": "weather-night",
    "to-light": "white-balance-sunny",
    "edit": "pencil-outline",
    "open": "open-in-new",
    "copy": "content-copy",
    "download": "download-outline",
    "address": "link-variant",
    "filter": "filter-variant",
    "feed": "rss",
    "outline": "text-box-outline",
    "print": "printer-outline",
}
"""Our name of each icon, and the file below `.icons/material` that draws it."""

_ESCAPES = str.maketrans({"%": "%25", '"': "'", "#": "%23", "<": "%3C", ">": "%3E"})


def stylesheet() -> str:
    """CSS: a variable `--lm-i-NAME` for every icon, and a class `.lm-icon--NAME` that chooses it.

    A link to an entry, or to a work, chooses that of its kind.

    Raises FileNotFoundError if mkdocs-material or one of its icons is missing.
    """
    folder = material() / ".icons" / "material"
    drawn: dict[str, str] = {}
    variables, classes = [], []
    for name, file in ICONS.items():
        if file in drawn:
            value = f"var(--lm-i-{drawn[file]})"
        else:
            value = f'url("{_data(folder / f"{file}.svg")}")'
            drawn[file] = name
        variables.append(f"--lm-i-{name}:{value};\n")
        classes.append(f".lm-icon--{name}{{--lm-i:var(--lm-i-{name})}}\n")
    for kind in (*KINDS, "reference"):
        classes.append(f".lm-entry[data-kind={kind}]{{--lm-i:var(--lm-i-{kind})}}\n")
    return f":root{{\n{''.join(variables)}}}\n{''.join(classes)}"


def material() -> Path:
    """The folder of the theme's templates, icons and styles; found without importing its package.

    Raises FileNotFoundError if mkdocs-material is not installed.
    """
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(
            "mkdocs-material is not installed, and the icons and the frame's styles come with it"
        )
    return Path(spec.submodule_search_locations[0]) / "templates"


def _data(path: Path) -> str:
    """An SVG file as a data address."""
    svg = path.read_text(encoding="utf-8").strip()
    return "data:image/svg+xml," + svg.translate(_ESCAPES)
