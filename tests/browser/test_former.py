"""Former addresses in a browser: with script the reader gets to the statement itself, without to its line."""

import pytest
from tests.browser.conftest import Opener

NOW = "barriers/mistrust/#claim-no-proof"
LISTED = "barriers/mistrust/?list=sato2019forums"


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("terms/suspicion/", "barriers/mistrust/"),
        ("terms/suspicion/#claim-no-proof", NOW),
        ("terms/suspicion/#claim-kept-promises", NOW),
        ("terms/suspicion/#cite-1", "barriers/mistrust/#cite-1"),
        ("terms/suspicion/?list=sato2019forums#claim-no-proof", f"{LISTED}#claim-no-proof"),
        ("references/tanaka2024links/", "references/tanaka2025links/"),
        ("references/tanaka2024links/?list=a2020b", "references/tanaka2025links/?list=a2020b"),
        ("developments/?list=a2020b", "since/?list=a2020b"),
    ],
)
def test_a_former_address_leads_on_and_keeps_what_it_names(
    opened: Opener, address: str, former: str, now: str
) -> None:
    page = opened(former)
    page.wait_for_url(address + now)


def test_without_script_the_statement_is_a_link_where_the_address_leads(
    opened: Opener, address: str
) -> None:
    page = opened("terms/suspicion/#claim-kept-promises", java_script_enabled=False)
    page.locator("a:target").click()
    assert page.url == address + NOW


@pytest.mark.parametrize("script", [True, False])
def test_only_who_follows_a_former_address_is_told_where_the_statement_went(
    opened: Opener, script: bool
) -> None:
    said = opened("barriers/secrecy/", java_script_enabled=script).get_by_text("is now at")
    assert not said.is_visible()
    page = opened("barriers/secrecy/#claim-promises", java_script_enabled=script)
    assert page.get_by_text("is now at").is_visible()
    assert not page.get_by_text("was removed").is_visible()
