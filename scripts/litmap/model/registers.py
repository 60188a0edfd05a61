"""The numbers of an institution in public registers: ROR and Wikidata."""

import re
from typing import Annotated

from pydantic import AfterValidator

from litmap.model.fields import fail, matching
from litmap.model.text import Text

_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
"""The digits of ROR's numbers, to the base of 32: without i, l, o and u."""

_ROR = re.compile(rf"(0[{_SIGNS}]{{6}})([0-9]{{2}})")


def _ror(text: Text) -> Text:
    bare = text.removeprefix("https://ror.org/")
    match = _ROR.fullmatch(bare)
    if not match:
        raise fail(f"'{text[:80]}' is not a ROR number; write it as 02twcfp32, copied from ror.org")
    if bare != text:
        raise fail(f"write the number without its address, as {bare}")
    number = 0
    for sign in match[1]:
        number = number * len(_SIGNS) + _SIGNS.index(sign)
    if 98 - number * 100 % 97 != int(match[2]):
        raise fail(
            f"'{text}' is mistyped, as its check digits do not match; copy it again from ror.org"
        )
    return text


Ror = Annotated[Text, AfterValidator(_ror)]
"""The number of a research organisation, with the two check digits at its end."""

Wikidata = Annotated[
    Text,
    AfterValidator(
        matching("Q[1-9][0-9]{0,11}", "write the number of its page on wikidata.org, such as Q7817")
    ),
]
