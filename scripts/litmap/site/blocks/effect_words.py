"""What barriers do to pathways, and pathways to barriers, in the words of lists and counts."""

from collections.abc import Mapping

ON_A_PATHWAY: Mapping[str, tuple[str, str]] = {
    "hinders": ("hinders it", "hinder it"),
    "motivates": ("speaks for it", "speak for it"),
    "eased-by": ("it would ease", "it would ease"),
    "worsened-by": ("it would worsen", "it would worsen"),
    "mixed": ("cuts both ways", "cut both ways"),
    "not-applicable": ("does not apply", "do not apply"),
}
"""What one barrier, and what several do to a pathway, or it to them."""
BARRIER_AND_PATHWAYS: Mapping[str, str] = {
    "hinders": "Hinders",
    "motivates": "Speaks for",
    "eased-by": "Would be eased by",
    "worsened-by": "Would be worsened by",
    "mixed": "Cuts both ways for",
    "not-applicable": "Does not apply to",
}
"""What stands before the pathways to which a barrier does something, or that do it to it."""
