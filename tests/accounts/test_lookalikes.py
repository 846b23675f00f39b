"""Two handles that look alike are one; genuine names of any script are not in each other's way."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.accounts.lookalikes import misleads, skeleton, told_apart

skeleton("the table is made at the first call, which is no example's to wait for")
LETTERS = st.text(
    st.characters(categories=["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"], include_characters="_.-"), max_size=30
)


@pytest.mark.parametrize(
    "twin",
    [
        "PAYPAL",
        "p\u0430ypal",  # Cyrillic a
        "paypaI",
        "paypa1",
        "\u0440\u0430\u0443\u0440\u0430l",  # all Cyrillic but the last
        "p\u03b1ypal",  # Greek alpha
        "pay\u200cpal",
        "pa\u200dypal",
    ],
)
def test_what_looks_like_a_handle_has_its_skeleton(twin):
    assert skeleton(twin) == skeleton("paypal")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("marek", "rnarek"),
        ("m\u0430rek", "rnarek"),
        ("sana_w", "sana__w"),
        ("0scar", "oscar"),
        ("\u041d\u0410\u0422\u0410", "hata"),  # Cyrillic capitals that read as Latin
        ("\u0633\u0627\u0646\u0627", "\u0633\u0640\u0627\u0646\u0627"),  # an Arabic word, stretched
        ("\u06a9\u0631\u06cc\u0645", "\u0643\u0631\u064a\u0645"),  # Persian and Arabic letters of one name
        ("caf\u00e9", "cafe\u0301"),
        ("stra\u00dfe", "STRASSE"),
    ],
)
def test_pairs_that_look_alike_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


GENUINE = [
    *(
        "anna",
        "hanna",
        "nana",
        "vava",
        "jose",
        "jos\u00e9",
        "nguyen",
        "nguy\u1ec5n",
        "marta",
        "marek",
        "s.baloch",
        "sbaloch",
    ),
    *("\u043d\u0430\u0442\u0430\u043b\u044c\u044f", "\u0438\u0432\u0430\u043d", "\u0456\u0432\u0430\u043d\u043a\u043e"),
    *(
        "\u03bd\u03af\u03ba\u03bf\u03c2",
        "\u03b5\u03bb\u03ad\u03bd\u03b7",
        "\u4f50\u85e4",
        "\u738b\u5c0f\u660e",
        "\uae40\ucca0\uc218",
    ),
    *(
        "\u062b\u0645\u06cc\u0646\u06c1",
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
        "\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f",
    ),
    *(
        "\u0939\u093f\u0928\u094d\u0926\u0940",
        "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
        "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07",
    ),
]


def test_genuine_names_keep_out_of_each_others_way():
    assert len({skeleton(name) for name in GENUINE}) == len(GENUINE)


def test_among_plain_letters_only_case_joins_some():
    looks = {c: skeleton(c) for c in string.ascii_lowercase + string.digits}
    same = {frozenset(c for c in looks if looks[c] == look) for look in looks.values()}
    assert {frozenset(group) for group in same if len(group) > 1} == {frozenset("il1"), frozenset("o0")}


@given(LETTERS)
def test_a_skeleton_is_its_own(handle):
    assert skeleton(skeleton(handle)) == skeleton(handle)


@given(LETTERS)
def test_case_does_not_matter(handle):
    assert skeleton(handle.upper()) == skeleton(handle) == skeleton(handle.lower())


@given(LETTERS)
def test_how_a_letter_is_composed_does_not_matter(handle):
    assert skeleton(unicodedata.normalize("NFD", handle)) == skeleton(unicodedata.normalize("NFC", handle))


@given(LETTERS)
def test_a_skeleton_fits_its_column(handle):
    plain = unicodedata.normalize("NFC", handle)[:30]
    assert len(skeleton(plain)) <= 240


@pytest.mark.parametrize(
    ("handle", "does"),
    [
        ("\u039d\u0391\u03a4\u0391", True),
        ("\u039data", True),
        ("\u039d\u03af\u03ba\u03bf\u03c2", False),
        ("\u03bd\u03b1\u03c4\u03b1", False),
        ("NATA", False),
        ("\u0413\u0435\u0440\u0430", False),
    ],
)
def test_a_capital_that_reads_as_another_letter_misleads_where_the_rest_looks_latin(handle, does):
    assert misleads(handle) is does


def test_who_came_later_and_looks_the_same_is_told_apart_by_a_number():
    assert list(told_apart(["Anna", "ben", "\u0430nna", "ANNA"])) == ["anna", "ben", "anna~2", "anna~3"]
