"""The words of the map, each defined once: kinds, effects, verdicts, events.

Fields, checks and pages take their vocabularies from here.
"""

from collections.abc import Mapping
from typing import Literal, get_args

Kind = Literal[
    "barrier",
    "pathway",
    "recommendation",
    "criterion",
    "institution",
    "instrument",
    "development",
    "term",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
PLURALS: Mapping[Kind, str] = {
    "barrier": "barriers",
    "pathway": "pathways",
    "recommendation": "recommendations",
    "criterion": "criteria",
    "institution": "institutions",
    "instrument": "instruments",
    "development": "developments",
    "term": "terms",
}
KIND_OF_FOLDER: Mapping[str, Kind] = {plural: kind for kind, plural in PLURALS.items()}

PAPER = "roberts2024global"
PAPER_DATE = "2024-02-20"


About = Literal[
    "argument",
    "fact",
    "mechanism",
    "benefit",
    "drawback",
    "risk",
    "caveat",
    "precedent",
    "remedy",
    "open-question",
    "scope",
    "left-open",
]
By = Literal["source", "inferred", "ours"]
Side = Literal["for", "against", "none"]
Answer = Literal["yes", "in-part", "no", "open"]
Says = Literal["same", "more", "less", "other"]
"""What a work says beside the use that the paper makes of it."""
Order = Literal[
    "problem",
    "first",
    "second",
    "ai",
    "landscape",
    "central",
    "complex",
    "legitimacy",
    "advice",
]
Effect = Literal["hinders", "motivates", "eased-by", "worsened-by", "mixed", "not-applicable"]
PathwayStanding = Literal["present", "option", "form", "precedent", "not-compared"]
RecommendationStanding = Literal["recommended", "means", "candidate", "set-aside"]
Condition = Literal["abstract", "current"]
Verdict = Literal["strong", "mixed", "weak", "not-assessed", "not-applicable"]
InstitutionType = Literal[
    "intergovernmental-organisation",
    "informal-forum",
    "treaty-forum",
    "bloc",
    "state",
    "national-body",
    "standards-body",
    "multistakeholder",
    "private",
    "civil-society",
    "research-institute",
    "media",
    "actor-group",
]
TieWord = Literal["draws-on", "delegates-to", "mandated-by", "overlaps-with", "hosts"]
Change = Literal["merged", "succeeded"]
Binding = Literal["no", "yes", "on-parties", "domestic", "mixed", "not-applicable"]
EventWord = Literal[
    "announced",
    "drafted",
    "published",
    "adopted",
    "launched",
    "opened",
    "signed",
    "ratified",
    "in-force",
    "amended",
    "held",
    "ended",
    "withdrawn",
]
DevelopmentEffect = Literal["confirms", "narrows", "updates", "contradicts"]
Confidence = Literal["high", "medium", "low"]
Basis = Literal["note", "inferred", "other", "beside", "cited", "reported", "argument", "none"]
"""Whose statement a claim is, and on what: see `graph/basis.py`."""
Mark = Literal["contested", "limited", "changed-source", "unverified"]
"""What puts a claim in doubt."""
ANSWER_NAMES: Mapping[Answer, str] = {
    "yes": "still holds",
    "in-part": "holds in part",
    "no": "no longer holds",
    "open": "too early to say",
}
"""What a page says of whether something still holds."""
SAYS_NAMES: Mapping[Says, str] = {
    "same": "says the same",
    "more": "says more",
    "less": "says less",
    "other": "says something else",
}
"""What is said of a work of which we compared what it says with the paper's use of it."""
CHANGED_SINCE = "changed since"
"""What is said of an entry with a claim that no longer holds, or only in part."""
NOT_CHECKED = "Not checked since February 2024"
"""What a page says of claims of the paper of which nobody has asked whether they still hold."""

ORDER_NAMES: Mapping[str, str] = {
    "problem": "The problem to be explained",
    "first": "First-order problems: geopolitics under anarchy",
    "second": "Second-order problems: institutional dysfunction in general",
    "ai": "Why AI is hard for both",
    "landscape": "Why existing initiatives fall short (§2)",
    "central": "What counts against new central bodies (§4)",
    "complex": "What counts against a regime complex (§4)",
    "legitimacy": "Legitimacy in the eyes of states and citizens (§§2, 4)",
    "advice": "What stands in the way of the advice (§5)",
}
"""The groups of barriers, in the order of the argument."""
OURS = "Raised outside the two orders; the grouping is ours."
ORDER_NOTES: Mapping[str, str] = {
    "ai": "The paper treats these after the second order without a label; the grouping is ours.",
    "landscape": OURS,
    "central": OURS,
    "complex": OURS,
    "legitimacy": OURS,
    "advice": OURS,
}
"""What is said below the heading of a group."""
PATHWAY_STANDINGS: Mapping[str, str] = {
    "present": "the starting point",
    "option": "an option of the two compared",
    "form": "a form of an option",
    "precedent": "a precedent",
    "not-compared": "not compared in the paper",
}
"""What pathways are in the paper's comparison, in the order of the argument."""
RECOMMENDATION_STANDINGS: Mapping[str, str] = {
    "recommended": "recommended",
    "means": "a means",
    "candidate": "a candidate",
    "set-aside": "considered and found insufficient",
}
"""What recommendations are to the paper, in the order of the argument."""
THE_CANDIDATES = "the candidates"
"""What is said of a recommendation that only asks who the candidates are."""
INSTITUTION_TYPES: Mapping[str, str] = {
    "intergovernmental-organisation": "Intergovernmental organisations",
    "informal-forum": "Informal forums",
    "treaty-forum": "Forums of a treaty",
    "bloc": "Blocs",
    "state": "States",
    "national-body": "National bodies",
    "standards-body": "Standards bodies",
    "multistakeholder": "Multistakeholder bodies",
    "private": "Companies and their forums",
    "civil-society": "Civil society",
    "research-institute": "Research institutes",
    "media": "Media",
    "actor-group": "Groups of actors",
}
CONDITION_NAMES: Mapping[str, str] = {
    "abstract": "In the abstract",
    "current": "Under the conditions of 2024",
}
BINDING_NAMES: Mapping[str, str] = {
    "no": "not binding",
    "yes": "binding",
    "on-parties": "binding on its parties",
    "domestic": "binding within one country",
    "mixed": "binding in part",
    "not-applicable": "not an instrument that could bind",
}

BY_NAMES: Mapping[str, str] = {"source": "", "inferred": "inferred by us", "ours": "our reading"}
WHOSE_CLAIM: Mapping[str, str] = {**BY_NAMES, "ours": "our note"}
"""Whose word a claim is, in a line on another page."""
BY_MARKS: Mapping[str, str] = {**BY_NAMES, "inferred": "inferred"}
"""The same as a mark behind a row, where a list or table has many rows."""
STEP_NAMES: Mapping[str, str] = {"source": "", "inferred": "our step", "ours": "our step"}
"""Whose step it is from one claim or barrier to another."""

RelationWords = tuple[str, str]
"""How a relation is said from its source ('leads to') and from its target ('results from')."""

EFFECT_WORDS: Mapping[str, RelationWords] = {
    "hinders": ("hinders", "hindered by"),
    "motivates": ("speaks for", "spoken for by"),
    "eased-by": ("eased by", "eases"),
    "worsened-by": ("worsened by", "worsens"),
    "mixed": ("cuts both ways for", "cut both ways by"),
    "not-applicable": ("does not apply to", "not affected by"),
}
PATHWAY_PART_WORDS: Mapping[str, RelationWords] = {
    "present": ("part of", "made up of"),
    "option": ("part of", "made up of"),
    "form": ("a form of", "takes the form of"),
    "precedent": ("a precedent for", "has a precedent in"),
    "not-compared": ("part of", "made up of"),
}
"""How a pathway belongs to another, by its standing."""
TIE_WORDS: Mapping[str, RelationWords] = {
    "draws-on": ("draws on", "drawn on by"),
    "delegates-to": ("delegates to", "receives tasks from"),
    "mandated-by": ("mandated by", "mandates"),
    "overlaps-with": ("overlaps with", "overlaps with"),
    "hosts": ("hosts", "hosted by"),
}
CHANGE_WORDS: Mapping[str, RelationWords] = {
    "merged": ("joined with", "joined by"),
    "succeeded": ("succeeded by", "successor of"),
}
EVENT_WORDS: Mapping[str, RelationWords] = {
    "announced": ("announced by", "announced"),
    "drafted": ("drafted by", "drafted"),
    "published": ("published by", "published"),
    "adopted": ("adopted by", "adopted"),
    "launched": ("launched by", "launched"),
    "opened": ("opened for signature by", "opened for signature"),
    "signed": ("signed by", "signed"),
    "ratified": ("ratified by", "ratified"),
    "in-force": ("in force for", "bound by"),
    "amended": ("amended by", "amended"),
    "held": ("held by", "held"),
    "ended": ("ended by", "ended"),
    "withdrawn": ("withdrawn by", "withdrew"),
}
EVENT_NAMES: Mapping[str, str] = {"opened": "opened for signature", "in-force": "in force"}
DEVELOPMENT_EFFECT_WORDS: Mapping[str, RelationWords] = {
    "confirms": ("confirms", "confirmed by"),
    "narrows": ("narrows", "narrowed by"),
    "updates": ("updates", "newer information in"),
    "contradicts": ("contradicts", "contradicted by"),
}
WORD_TABLES: Mapping[str, Mapping[str, RelationWords]] = {
    "effect": EFFECT_WORDS,
    "tie": TIE_WORDS,
    "pathway-part": PATHWAY_PART_WORDS,
    "change": CHANGE_WORDS,
    "event": EVENT_WORDS,
    "development-effect": DEVELOPMENT_EFFECT_WORDS,
}
