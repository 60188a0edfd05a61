"""A heading as it stands on a page."""

from markupsafe import Markup

from litmap.site.html.templates import load_templates


def test_a_word_with_a_hyphen_stays_in_one_piece() -> None:
    unbroken = load_templates().components.unbroken
    assert unbroken("Fish & Co-op rules") == (
        'Fish &amp; <span class="lm-unbroken">Co-op</span> rules'
    )


def test_a_heading_that_is_html_stays_as_it_is() -> None:
    heading = Markup('On <em class="a-b c">fish</em>')
    assert load_templates().components.unbroken(heading) == heading
