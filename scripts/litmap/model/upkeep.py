"""How often the map is looked at again (`content/upkeep.yml`): cycles in months, from 1 to 99."""

from typing import Annotated

from pydantic import AfterValidator

from litmap.model.fields import Record, matching
from litmap.model.text import Text

Months = Annotated[
    Text,
    AfterValidator(
        matching("[1-9][0-9]?", "write a whole number of months from 1 to 99, such as 6")
    ),
]


class Upkeep(Record):
    """The whole file: after how many months each task is due again.

    `holds` is for answers whether something still holds, `searches` for searches for critics and
    newer works, `rating` for the second rating, `review` for reviews that do not say themselves
    when the next is due. After `dormant` months without any of these the map counts as dormant.
    """

    holds: Months
    searches: Months
    rating: Months
    review: Months
    dormant: Months
