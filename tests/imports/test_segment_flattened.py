"""Headings and paragraphs of texts that have lost their line ends."""

from pathlib import Path

import pytest

from debates.imports.segment import segment
from debates.imports.segment.paragraphs import LONGEST, SHORTEST, paragraphs
from debates.imports.segment.sentences import sentences

ARTICLES = Path(__file__).parent / "segment_articles"
SHARED = (
    Path(__file__).resolve().parents[3] / "shared" / "article" / "pakistan-must-strengthen-relations-with-russia.txt"
)
SENTENCE = "The river rose again during the night and nobody in the village had been told of it. "


def flattened(path: Path) -> tuple[str, list[str]]:
    parts = [" ".join(part.split()) for part in path.read_text(encoding="utf-8").strip().split("\n\n")]
    return " ".join(part.removeprefix("## ") for part in parts), [part[3:] for part in parts if part.startswith("## ")]


def headings(raw: str) -> list[str]:
    return [block.text for block in segment(raw).blocks if block.kind == "heading"]


def precision_and_recall(folder: str) -> tuple[float, float]:
    texts = [flattened(path) for path in sorted((ARTICLES / folder).glob("*.txt"))]
    assert len(texts) >= 5
    found = [(headings(text), expected) for text, expected in texts]
    right = sum(len(set(got) & set(expected)) for got, expected in found)
    return right / sum(len(got) for got, _ in found), right / sum(len(expected) for _, expected in found)


@pytest.mark.parametrize("folder", ["tuned", "unseen"])
def test_headings_of_flattened_articles_reach_the_aims(folder):
    precision, recall = precision_and_recall(folder)
    assert precision >= 0.85
    assert recall >= 0.60


@pytest.mark.parametrize("name", ["tuned/travel_noheads", "tuned/speech_harbour", "unseen/speech_graduates"])
def test_an_article_without_headings_gets_none(name):
    assert headings(flattened(ARTICLES / f"{name}.txt")[0]) == []


def test_a_flattened_german_text_gets_no_headings():
    german = (
        "Die Frage nach der Zukunft der Stadt ist nicht neu. "
        "Der Rat hat sie mit Blick auf die Wahlen vertagt. "
        "Herr Müller von der Partei der Mitte sagte, das Geld für die Schulen und die Brücke reiche nicht. "
        "Neue Wege Für die Bürger ist das ein Problem. "
    )
    assert headings(german * 8) == []


def test_a_caseless_script_gets_no_headings_but_paragraphs_at_its_full_stops():
    urdu = "پاکستان کے لوگ امن کے لیے تیار ہیں اور یہ بات سب کو معلوم ہے۔ کیا یہ کافی ہے؟ " * 30
    blocks = segment(urdu).blocks
    assert {block.kind for block in blocks} == {"paragraph"}
    assert len(blocks) > 3
    assert all(block.text[-1] in "۔؟" for block in blocks)


def test_the_heading_leads_a_block_and_the_body_keeps_its_characters():
    text, _ = flattened(ARTICLES / "tuned" / "essay_maps.txt")
    assert " ".join(block.text for block in segment(text).blocks) == text


def test_paragraphs_have_a_readable_length_and_end_with_a_sentence():
    raw = SENTENCE * 40
    spans = paragraphs(raw, 0, len(raw))
    assert all(SHORTEST <= span.end - span.start <= LONGEST for span in spans)
    assert all(span.of(raw).endswith(".") for span in spans)


def test_a_topic_opener_attracts_the_cut():
    raw = SENTENCE * 5 + "However, the bridge held. " + SENTENCE * 5
    assert any(span.of(raw).startswith("However") for span in paragraphs(raw, 0, len(raw)))


def test_a_text_without_sentence_ends_is_one_paragraph():
    raw = "word " * 5000
    assert len(paragraphs(raw, 0, len(raw))) == 1


PARAGRAPHS = (
    "The river rose again during the night and nobody in the village had been told of it.",
    "It had rained for nine days, and the gates of the dam had been open since the weekend.",
    "Most of the families had gone to the school, where the floor was dry and there was soup.",
    "Nobody asked them what they had lost. They would not have known what to say.",
)


@pytest.mark.parametrize(
    "expected",
    [
        ["Step 1: Open the Gate", "Step 2: Clear the Drain", "Step 3: Call the Warden"],
        ["Part One: The Rain", "Part Two: The Flood", "Part Three: The Return"],
        ["I", "II", "III"],
        ["1. Background", "2. Findings", "3. What to do next"],
    ],
)
def test_a_number_belongs_to_the_heading_behind_it(expected):
    parts = zip(expected, PARAGRAPHS[1:], strict=True)
    raw = " ".join([*PARAGRAPHS, *(f"{heading} {paragraph}" for heading, paragraph in parts), *PARAGRAPHS])
    assert headings(raw) == expected


def test_a_lone_i_before_a_verb_is_no_numeral():
    raw = " ".join([*PARAGRAPHS, "I walked to the Sea Garden instead.", *PARAGRAPHS])
    assert headings(raw) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Army left. It rained.", 2),
        ("Dr. Smith met Mr. J. R. Jones. They spoke.", 2),
        ("It cost 3.5 million. Nobody paid.", 2),
        ("“Did he?” She nodded.", 2),
        ("He said “no.” Then he left.", 2),
        ("Why? Because! So it is.", 3),
        ("He lives in the U.S. The weather is fine.", 2),
        ("یہ ایک ہے۔ یہ دو ہے۔", 2),
        ("هل هذا؟ نعم هذا.", 2),
        ("1. Background", 1),
        ("He waited... and waited.", 1),
        ("中文。中文。", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert len(list(sentences(text, 0, len(text)))) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "A B C D ",
        "x",
        ". ",
        "A. ",
        "“",
        "By A ",
        "* ",
        "\n",
        "a\n",
        "What A? ",
        "> \n",
        "\ufeff",
        "Comments\n",
    ],
)
def test_a_long_monotonous_text_is_read_without_recursion_or_a_crawl(unit):
    raw = unit * (100_000 // len(unit))
    proposal = segment(raw)
    covered = sum(part.end - part.start for part in [*proposal.blocks, *proposal.meta, *proposal.dropped])
    assert covered >= len("".join(raw.split()))


@pytest.fixture(scope="module")
def shared_article() -> str:
    if not SHARED.exists():
        pytest.skip(f"the source article is not beside the repository: {SHARED}")
    return SHARED.read_text(encoding="utf-8")


def test_the_source_article_shows_its_front_matter(shared_article):
    proposal = segment(shared_article)
    assert proposal.title == "Pakistan Must Strengthen Relations With Russia"
    assert (proposal.author, proposal.publication) == ("Shahid R Siddiqi", "Axis of Logic")
    assert (proposal.published_on, proposal.language) == ("2010-03-22", "en")
    assert proposal.standfirst == shared_article.splitlines()[2]


def test_the_source_article_shows_its_eight_headings_and_no_other(shared_article):
    assert headings(shared_article) == [
        "Indo-Russian Relations",
        "Pakistan and the defeat of the Soviets in Afghanistan",
        "Time to form new relations in a changing world",
        "Russia poised to move forward:",
        "Pakistan free to form new relationships:",
        "Foundation stones already laid for bilateral relations",
        "First steps taken toward new, positive relations",
        "The People: letting go of old perceptions and a new embrace",
    ]


def test_the_source_article_is_cut_into_readable_paragraphs_that_are_its_body(shared_article):
    proposal = segment(shared_article)
    lengths = [len(block.text) for block in proposal.blocks if block.kind == "paragraph"]
    assert 22 <= len(lengths) <= 30
    assert SHORTEST <= min(lengths) <= max(lengths) <= LONGEST
    line = shared_article.splitlines()[3]
    assert " ".join(block.text for block in proposal.blocks) == line.split(" - ", 1)[1].strip()


def test_the_comments_of_the_source_article_are_dropped(shared_article):
    dropped = {(part.text, part.why) for part in segment(shared_article).dropped}
    assert dropped == {("By", "byline"), (",", "dateline"), ("-", "dateline"), ("Comments", "furniture")}
