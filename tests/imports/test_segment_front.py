"""Title, byline, standfirst, dateline and furniture of plain texts."""

import pytest

from debates.imports.segment import segment

BODY = (
    "The council met on Monday and settled nothing. "
    "It will meet again, and the town will wait for it to decide.\n\n" * 3
)


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("A Bridge Too Few By Jane Doe", "A Bridge Too Few", "Jane Doe"),
        ("A Bridge Too Few\nBy Jane Doe", "A Bridge Too Few", "Jane Doe"),
        ("A Bridge Too Few\n\nBY JANE DOE", "A Bridge Too Few", "JANE DOE"),
        ("A Bridge Too Few\nby Jane Doe and John Roe", "A Bridge Too Few", "Jane Doe and John Roe"),
        ("A Bridge Too Few by Ludwig van Beethoven", "A Bridge Too Few", "Ludwig van Beethoven"),
        ("Saved by the bell\n\nBy J. R. Doe", "Saved by the bell", "J. R. Doe"),
    ],
)
def test_title_and_author_are_found(head, title, author):
    proposal = segment(f"{head}\n\n{BODY}")
    assert (proposal.title, proposal.author) == (title, author)


def test_a_title_that_speaks_of_something_by_somebody_unnamed_keeps_its_words():
    proposal = segment(f"Drowned by the rising sea\n\n{BODY}")
    assert (proposal.title, proposal.author) == ("Drowned by the rising sea", None)


def test_the_publication_behind_the_author_is_found():
    proposal = segment(f"A Bridge Too Few\nBy Jane Doe | The Daily Herald\n\n{BODY}")
    assert (proposal.author, proposal.publication) == ("Jane Doe", "The Daily Herald")


def test_a_text_without_a_title_keeps_none():
    assert segment(BODY).title is None


def test_hard_wrapped_prose_does_not_become_a_title():
    wrapped = "The council met on Monday and settled nothing at all, as\nit has done since the spring.\n\n" + BODY
    assert segment(wrapped).title is None


@pytest.mark.parametrize(
    ("dateline", "publication", "published_on"),
    [
        ("March 22, 2010, Axis of Logic - ", "Axis of Logic", "2010-03-22"),
        ("LONDON (Reuters) - ", "Reuters", None),
        ("ISLAMABAD, March 22 (APP): ", "APP", None),
        ("ISLAMABAD, March 22, 2010 (APP): ", "APP", "2010-03-22"),
        ("KARACHI: ", None, None),
        ("NEW DELHI, 3 May 2021 — ", None, "2021-05-03"),
        ("London, 14 October 2026\n\n", None, "2026-10-14"),
        ("London, 14 October 2026 – ", None, "2026-10-14"),
        ("Morning Post, 14 October 2026 – ", "Morning Post", "2026-10-14"),
        ("14 October 2026\n\n", None, "2026-10-14"),
        ("Published: 2026-10-14\n\n", None, "2026-10-14"),
        ("The Daily Herald, 14 October 2026\n\n", "The Daily Herald", "2026-10-14"),
    ],
)
def test_a_dateline_is_read_and_leaves_the_body(dateline, publication, published_on):
    proposal = segment(f"A Bridge Too Few\nBy Jane Doe\n\n{dateline}{BODY}")
    assert (proposal.publication, proposal.published_on) == (publication, published_on)
    assert proposal.blocks[0].text.startswith("The council met")


@pytest.mark.parametrize("opening", ["NOTE: ", "In March 2010, ", "UPDATE: "])
def test_what_only_resembles_a_dateline_stays_in_the_body(opening):
    proposal = segment(f"A Bridge Too Few\nBy Jane Doe\n\n{opening}{BODY}")
    assert proposal.blocks[0].text.startswith(opening)


def test_an_impossible_date_gives_none():
    assert segment(f"A Bridge Too Few\nBy Jane Doe\n\n31 February 2010\n\n{BODY}").published_on is None


def test_a_lone_sentence_before_the_dateline_is_the_standfirst():
    head = "A Bridge Too Few\nBy Jane Doe\n\nWhy the town still waits.\n\nLONDON (Reuters) - "
    proposal = segment(head + BODY)
    assert proposal.standfirst == "Why the town still waits."
    assert proposal.blocks[0].text.startswith("The council met")


def test_title_author_standfirst_and_dateline_are_found_on_one_flattened_line():
    flat = "A Bridge Too Few By Jane R Doe Why the town still waits. March 22, 2010, The Herald - " + " ".join(
        BODY.split()
    )
    proposal = segment(flat)
    assert (proposal.title, proposal.author) == ("A Bridge Too Few", "Jane R Doe")
    assert (proposal.standfirst, proposal.published_on) == ("Why the town still waits.", "2010-03-22")


@pytest.mark.parametrize(
    "line",
    [
        "Comments", "3 comments", "Comments (12)", "Share", "Print", "Tweet", "Read more: Ten bridges",
        "Advertisement", "Leave a reply",
        "All rights reserved.", "Email this article", "© 2026 The Herald. All rights reserved.",
        "Share | Tweet | Print",
    ],
)  # fmt: skip
def test_furniture_at_the_end_is_dropped(line):
    proposal = segment(f"A Bridge Too Few\nBy Jane Doe\n\n{BODY}{line}\n")
    assert ("furniture", line) in [(part.why, part.text) for part in proposal.dropped]
    assert line not in [block.text for block in proposal.blocks]


def test_furniture_before_the_title_is_dropped():
    proposal = segment(f"Share\nPrint\n\nA Bridge Too Few\nBy Jane Doe\n\n{BODY}")
    assert proposal.title == "A Bridge Too Few"


def test_an_advertisement_between_paragraphs_is_dropped():
    proposal = segment(f"{BODY}Advertisement\n\n{BODY}")
    assert [part.text for part in proposal.dropped] == ["Advertisement"]


def test_comments_glued_to_a_flattened_line_are_dropped():
    flat = " ".join((BODY * 4).split())
    assert [part.text for part in segment(f"{flat} Comments").dropped] == ["Comments"]


def test_a_sentence_that_begins_with_a_word_of_furniture_stays():
    sentence = "Comments from the town were few, and most of them were rude about the bridge."
    assert sentence in [block.text for block in segment(f"{BODY}{sentence}").blocks]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        ("یہ ایک جملہ ہے اور اس میں کچھ الفاظ ہیں۔ پاکستان کے لوگ امن کے لیے تیار ہیں۔", "ur"),
        ("Он не знал, что это так, и не спросил. Все было как всегда, но она ушла.", "ru"),
        ("Die Frage ist nicht neu, und der Rat hat sie mit einer Antwort auf sich warten lassen.", "de"),
        ("Xyzzy plugh", None),
        ("12345 --- 67", None),
    ],
)
def test_the_language_is_guessed_or_left_open(text, language):
    assert segment(text).language == language


FLAT_BODY = " ".join((BODY * 4).split())
RUSSIAN = "Он не знал, что это так, и не спросил. Все было как всегда, но она ушла. " * 12
URDU = "یہ ایک جملہ ہے اور اس میں کچھ الفاظ ہیں۔ پاکستان کے لوگ امن کے لیے تیار ہیں۔ " * 12
STANDFIRST = "Why the town still waits for an answer from its council"


@pytest.mark.parametrize(
    ("head", "title", "author", "standfirst"),
    [
        (f"A Bridge Too Few\n{STANDFIRST}", "A Bridge Too Few", None, STANDFIRST),
        (f"A Bridge Too Few\n{STANDFIRST}\nInterview: Paul Hendry", "A Bridge Too Few", "Paul Hendry", STANDFIRST),
        (f"A Bridge Too Few\nBy our own reporter\n{STANDFIRST}", "A Bridge Too Few", "our own reporter", STANDFIRST),
        ("A Bridge Too Few\nJane R. Doe", "A Bridge Too Few", "Jane R. Doe", None),
        ("A Bridge Too Few\nFrom Dr. Jane Doe", "A Bridge Too Few", "Dr. Jane Doe", None),
        ("Interview: Paul Hendry\nBy Jane Doe", "Interview: Paul Hendry", "Jane Doe", None),
        ("The Salt Path. Reviewed by Jane Doe", "The Salt Path.", "Jane Doe", None),
        ("A Bridge Too Few\nWritten in haste", "A Bridge Too Few", None, None),
    ],
)
def test_the_front_lines_over_one_long_line_are_told_apart(head, title, author, standfirst):
    proposal = segment(f"{head}\n{FLAT_BODY}")
    assert (proposal.title, proposal.author, proposal.standfirst) == (title, author, standfirst)


@pytest.mark.parametrize(
    ("head", "body", "title", "author"),
    [
        ("Река уходит\nАвтор: Иван Петров", RUSSIAN, "Река уходит", "Иван Петров"),
        ("Река уходит\nИван Петров", RUSSIAN, "Река уходит", "Иван Петров"),
        ("کتاب کی موت\nتحریر: احمد علی", URDU, "کتاب کی موت", "احمد علی"),
        ("کتاب کی موت\nاحمد علی", URDU, "کتاب کی موت", "احمد علی"),
    ],
)
def test_the_front_of_another_language_leaves_no_false_heading(head, body, title, author):
    proposal = segment(f"{head}\n{body}")
    assert (proposal.title, proposal.author) == (title, author)
    assert {block.kind for block in proposal.blocks} == {"paragraph"}


def test_a_first_heading_right_under_the_title_is_no_byline():
    proposal = segment(f"A Bridge Too Few\nEarly Life\n{FLAT_BODY}")
    assert (proposal.title, proposal.author) == ("A Bridge Too Few", None)


def test_two_short_lines_over_hand_wrapped_prose_are_title_and_standfirst():
    wrapped = "The council met on Monday and settled nothing at all, as it has done\nsince the spring.\n\n"
    assert segment(f"A Bridge Too Few\nWhy the town still waits\n\n{wrapped * 3}").title == "A Bridge Too Few"


def test_hard_wrapped_prose_whose_second_line_begins_with_a_name_is_no_title():
    wrapped = "The council met on Monday and settled nothing at\nBramley Hall, as it has done since the\nspring.\n\n"
    assert segment(wrapped * 3).title is None


def test_a_poem_of_short_lines_has_no_title():
    assert segment("The bell was rung\nThe bell was sold\n" * 6).title is None
