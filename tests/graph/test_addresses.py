"""How pages of the site are linked from each other."""

import pytest

from litmap.graph.addresses import relative


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("/barriers/y/", "../y/"),
        ("/barriers/y/#claim-a", "../y/#claim-a"),
        ("/", "../../"),
        ("/data/map.json", "../../data/map.json"),
        ("/barriers/x/#claim-a", "#claim-a"),
        ("/barriers/x/", "#"),
    ],
)
def test_a_link_is_relative_to_its_page(address: str, href: str) -> None:
    assert relative(address, "/barriers/x/") == href


@pytest.mark.parametrize(
    ("address", "page", "href"),
    [
        ("/claims/", "/", "claims/"),
        ("/data/claims.csv", "/claims/2/", "../../data/claims.csv"),
        ("/barriers/x/2/", "/barriers/x/", "2/"),
        ("/barriers/x/#claim-a", "/barriers/x/2/", "../#claim-a"),
        ("/barriers/", "/barriers/x/", "../"),
        ("/barriers/xy/", "/barriers/x/", "../xy/"),
    ],
)
def test_a_link_leads_up_no_further_than_it_must(address: str, page: str, href: str) -> None:
    assert relative(address, page) == href
