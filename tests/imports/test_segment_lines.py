"""Blocks of texts that have kept their line ends."""

import pytest

from debates.imports.segment import segment

PROSE = "The council met on Monday and settled nothing. It will meet again, and the town will wait for it to decide."


def kinds(raw: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in segment(raw).blocks]


def test_blank_lines_part_paragraphs():
    assert kinds(f"{PROSE}\n\n{PROSE}") == [("paragraph", PROSE), ("paragraph", PROSE)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_any_line_end_parts_paragraphs(end):
    assert kinds(f"{PROSE}{end}{end}{PROSE}") == [("paragraph", PROSE), ("paragraph", PROSE)]


def test_hard_wrapped_lines_stay_one_paragraph():
    wrapped = "The council met on Monday and settled nothing, which\nis what it does on every Monday."
    assert kinds(f"{wrapped}\n\n{PROSE}") == [("paragraph", wrapped), ("paragraph", PROSE)]


def test_long_lines_without_blank_lines_are_paragraphs_of_their_own():
    line = f"{PROSE} {PROSE}"
    assert kinds(f"{line}\n{line}") == [("paragraph", line), ("paragraph", line)]


def test_a_short_line_of_its_own_is_a_heading_of_level_two():
    block = segment(f"{PROSE}\n\nThe road ahead\n\n{PROSE}").blocks[1]
    assert (block.kind, block.level, block.text) == ("heading", 2, "The road ahead")
    assert block.confidence > 0.8


@pytest.mark.parametrize("line", ["It did not.", "“Never again”", "and then", "the end,"])
def test_a_short_line_that_reads_as_prose_is_no_heading(line):
    assert ("paragraph", line) in kinds(f"{PROSE}\n\n{line}\n\n{PROSE}")


def test_the_last_line_is_no_heading_as_nothing_follows_it():
    assert kinds(f"{PROSE}\n\nJane Doe")[-1] == ("paragraph", "Jane Doe")


def test_a_line_that_announces_a_list_is_no_heading():
    found = kinds(f"{PROSE}\n\nWe need three things:\n\n- bread\n- peace\n- land")
    assert ("paragraph", "We need three things:") in found


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) "])
def test_marked_lines_are_list_items_one_each(mark):
    found = kinds(f"{PROSE}\n\n{mark}bread\n{mark}peace\n\n{PROSE}")
    assert found[1:3] == [("list_item", f"{mark}bread"), ("list_item", f"{mark}peace")]


def test_quoted_lines_are_one_quotation():
    assert kinds(f"{PROSE}\n\n> To be\n> or not\n\n{PROSE}")[1] == ("quote", "> To be\n> or not")


@pytest.mark.parametrize("rule", ["***", "---", "* * *", "_____", "———"])
def test_a_line_of_marks_is_a_rule(rule):
    assert kinds(f"{PROSE}\n\n{rule}\n\n{PROSE}")[1] == ("rule", rule)


def test_the_mark_of_a_marked_heading_is_dropped():
    proposal = segment(f"{PROSE}\n\n## The road ahead\n\n{PROSE}")
    assert [block.text for block in proposal.blocks if block.kind == "heading"] == ["The road ahead"]
    assert [(part.text, part.why) for part in proposal.dropped] == [("##", "heading mark")]
