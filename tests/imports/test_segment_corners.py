"""The corners of the reading of plain text that an article seldom has."""

from debates.imports.segment import segment
from debates.imports.segment.headings import headings
from debates.imports.segment.languages import guess
from debates.imports.segment.sentences import sentence_ends


def test_a_front_of_many_short_lines_ends_where_no_more_can_belong_to_it():
    lines = ["The Long Wait", "By Ines Harbour", "May 4, 2019", "The Quay Review", *["A line of it."] * 12]
    proposal = segment("\n".join(lines) + "\n\nThen the text begins, and it goes on for a while.\n")
    assert proposal.title == "The Long Wait"
    assert proposal.blocks[-1].text.startswith("Then the text begins")


def test_a_sentence_of_marks_alone_holds_no_heading():
    raw = "... !!! ??? --- 12 34 ..."
    assert headings(raw, 0, len(raw)) == []


def test_japanese_is_known_by_its_kana():
    assert guess("この町には、だれも説明できないものがひとつある。") == "ja"


def test_an_enumerator_is_no_end_of_a_sentence():
    raw = "1. The bell stood there. 2. Nobody rang it."
    assert raw.index("The") - 1 not in list(sentence_ends(raw, 0, len(raw)))


def test_initials_end_a_sentence_only_where_another_begins():
    raw = "He moved to the U.S. in May. He liked the U.S. The sea was near."
    ends = list(sentence_ends(raw, 0, len(raw)))
    assert raw.index(" in May") not in ends
    assert raw.index(" The sea") in ends


def test_no_and_st_before_a_number_or_a_name_end_no_sentence():
    raw = "They played no. 5 at St. Anne's. Then they said no. The rain began."
    ends = list(sentence_ends(raw, 0, len(raw)))
    assert [raw.index(word) in ends for word in (" 5 at", " Anne", " Then", " The rain")] == [False, False, True, True]


def test_of_a_row_of_dates_a_few_are_taken_and_none_is_lost():
    raw = (
        "The Long Wait\n" + "".join(f"May {n}, 2019\n\n" for n in range(1, 14)) + "The text begins here, and goes on.\n"
    )
    proposal = segment(raw)
    assert proposal.title == "The Long Wait"
    assert all(
        raw[part.start : part.end] == part.text for part in (*proposal.blocks, *proposal.meta, *proposal.dropped)
    )


def test_a_title_by_somebody_may_be_cut_from_a_line_that_goes_on():
    proposal = segment("The Long Wait By Ines Harbour\nIn short.\n\nBy The Quay Review\n\nThe text begins here.\n")
    assert (proposal.title, proposal.author) == ("The Long Wait", "Ines Harbour")


def test_a_line_between_title_and_byline_is_the_standfirst():
    raw = "The Long Wait\n\nNobody asked what the bell was for.\n\nBy Ines Harbour\n\nThe text begins here.\n"
    proposal = segment(raw)
    assert (proposal.standfirst, proposal.author) == ("Nobody asked what the bell was for.", "Ines Harbour")


def test_a_paragraph_of_three_sentences_is_no_standfirst():
    raw = "The Long Wait\n\nIt rang. It rang again. Then it fell.\n\nBy Ines Harbour\n\nThe text begins here.\n"
    assert segment(raw).standfirst is None
