"""Lists and counts in words."""

from litmap.problems.wording import counted, listed, plural


def test_lists_have_a_joint_before_the_last_word() -> None:
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"], "or") == "A, B or C"


def test_only_one_is_singular() -> None:
    assert [counted(number, "work") for number in (0, 1, 2)] == ["0 works", "1 work", "2 works"]
    assert plural(1, "note") == "note"
