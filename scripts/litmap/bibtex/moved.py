"""What records write in another field than the one that is meant: an address, an ISSN, a day."""

from collections.abc import Mapping

from litmap.bibtex.addresses import address_alone
from litmap.bibtex.values import Value
from litmap.model.book_numbers import issns_alone
from litmap.model.publication_date import read_date

_MAY_HOLD_ADDRESS = ("howpublished", "note", "annote", "addendum")


def in_their_fields(fields: dict[str, str], values: Mapping[str, Value]) -> dict[str, str]:
    """The `fields` of a record, with what is certain to be meant for another field in that one.

    `values` are the same as they were written. A web address that is all of another field is the
    address of the work, unless it has one; ISSNs in `isbn` go to `issn`; of the day on which
    somebody read the page its time goes.
    """
    if not (fields.get("url") or fields.get("doi")):
        for name in _MAY_HOLD_ADDRESS:
            if name in fields and (address := address_alone(values[name].text)):
                fields["url"] = address
                del fields[name]
                break
    if "isbn" in fields and (issns := issns_alone(fields["isbn"])):
        del fields["isbn"]
        fields.setdefault("issn", ", ".join(issns))
    if "urldate" in fields:
        fields["urldate"] = read_date(fields["urldate"]).start
    return fields
