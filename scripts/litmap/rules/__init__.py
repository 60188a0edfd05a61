"""The rules for content: generators of problems, whose docstrings are their documentation."""

from collections.abc import Callable, Iterator

from litmap.content.corpus import Corpus
from litmap.problems.problem import Problem
from litmap.rules.argument import (
    grounds_of_nobody,
    holds_unsettled,
    holds_without_event,
    note_of_ours,
    too_many_words,
    unlinked_sentence,
)
from litmap.rules.circles import circle
from litmap.rules.citations import (
    citation_in_title,
    citing_fields,
    only_citations,
    unknown_citation,
    unsourced_fact,
)
from litmap.rules.completeness import unfinished_entry
from litmap.rules.contradictions import inherited_verdict, member_and_absent, overlapping_names
from litmap.rules.copied import copied_words
from litmap.rules.days import hidden_until, work_ahead, year_far_off
from litmap.rules.disputes import sound_disputes, works_in_dispute
from litmap.rules.entries import (
    development_bearing,
    development_date,
    duplicate_claim,
    long_title,
    nobody_named,
    raw_html,
)
from litmap.rules.identifiers import (
    bad_identifier,
    same_identifier,
    same_work,
    unreachable_address,
)
from litmap.rules.institutions import (
    membership_date,
    membership_source,
    order_of_dates,
    shared_name,
)
from litmap.rules.names import alias_clash, former_claim, former_key, tombstone
from litmap.rules.other_names import other_name
from litmap.rules.pages import cited_pages, range_backwards
from litmap.rules.paper import paper_compared, paper_locator, paper_note_of_work, paper_notes
from litmap.rules.paragraphs import unsourced_paragraph
from litmap.rules.pasted import (
    chat_mark,
    field_in_body,
    footnote_number,
    odd_character,
    pasted_list,
)
from litmap.rules.places import beyond_reading, no_place
from litmap.rules.references import (
    markup_in_field,
    missing_bib_field,
    pages_backwards,
    uncited,
    year_against_date,
)
from litmap.rules.relations import broken_link, unknown_entry
from litmap.rules.searches import found_once, sound_searches, works_of_searches
from litmap.rules.standings import standing_form, standing_hidden, standing_twice
from litmap.rules.typos import (
    bib_slips,
    markup_left,
    said_twice,
    slip_of_hand,
    source_without_at,
    unfinished,
)
from litmap.rules.unread import record_only
from litmap.rules.unsourced import (
    bears_on_nothing,
    undated_claim,
    unsourced_entry,
    unsourced_step,
)
from litmap.rules.upkeep import review_overdue, sensible_cycles

Rule = Callable[[Corpus], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    unknown_citation,
    only_citations,
    citing_fields,
    citation_in_title,
    record_only,
    unsourced_fact,
    unsourced_entry,
    bears_on_nothing,
    unsourced_step,
    undated_claim,
    unsourced_paragraph,
    unknown_entry,
    broken_link,
    circle,
    shared_name,
    membership_source,
    membership_date,
    order_of_dates,
    member_and_absent,
    overlapping_names,
    inherited_verdict,
    duplicate_claim,
    alias_clash,
    other_name,
    former_claim,
    former_key,
    tombstone,
    development_date,
    year_far_off,
    development_bearing,
    long_title,
    nobody_named,
    raw_html,
    hidden_until,
    work_ahead,
    too_many_words,
    note_of_ours,
    grounds_of_nobody,
    holds_unsettled,
    holds_without_event,
    unlinked_sentence,
    sound_disputes,
    works_in_dispute,
    sound_searches,
    works_of_searches,
    found_once,
    paper_notes,
    paper_compared,
    paper_locator,
    paper_note_of_work,
    no_place,
    beyond_reading,
    cited_pages,
    range_backwards,
    missing_bib_field,
    bad_identifier,
    same_identifier,
    same_work,
    unreachable_address,
    uncited,
    standing_form,
    standing_hidden,
    standing_twice,
    year_against_date,
    pages_backwards,
    markup_in_field,
    slip_of_hand,
    odd_character,
    pasted_list,
    footnote_number,
    chat_mark,
    field_in_body,
    markup_left,
    unfinished,
    source_without_at,
    said_twice,
    bib_slips,
    copied_words,
    unfinished_entry,
    review_overdue,
    sensible_cycles,
)


def check(corpus: Corpus) -> list[Problem]:
    """All findings of all rules, unsorted. Faults found while loading are not repeated."""
    problems: list[Problem] = []
    for rule in RULES:
        problems += rule(corpus)
    return problems
