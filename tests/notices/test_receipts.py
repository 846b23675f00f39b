"""Receipt numbers, and what addresses name: both pure."""

import pytest

from debates.notices.addresses import Named, Names, named
from debates.notices.receipts import ALPHABET, new_receipt, read_receipt

HOSTS = {"debate.example.org", "localhost:8000"}


def test_a_receipt_is_readable_and_none_is_like_another():
    made = {new_receipt() for _ in range(500)}
    assert len(made) == 500
    assert all(len(one) == 17 and one.startswith("RJ-") and set(one[3:]) <= set(ALPHABET) | {"-"} for one in made)
    assert not set(ALPHABET) & set("0O1IL2Z5S8BV")


@pytest.mark.parametrize("typed", ["RJ-7K3M-Q4XF-9HTW", "rj-7k3m-q4xf-9htw", " RJ 7K3M Q4XF 9HTW ", "rj7k3mq4xf9htw"])
def test_it_is_read_however_it_was_typed(typed):
    assert read_receipt(typed) == "RJ-7K3M-Q4XF-9HTW"


@pytest.mark.parametrize(
    "typed", ["", "RJ", "RJ-7K3M-Q4XF", "RJ-7K3M-Q4XF-9HTO", "XX-7K3M-Q4XF-9HTW", "RJ-7K3M-Q4XF-9HTWW"]
)
def test_what_is_no_receipt_is_none(typed):
    assert read_receipt(typed) == ""


@pytest.mark.parametrize(
    ("address", "kind", "key"),
    [
        ("https://debate.example.org/c/12/", Names.POST, "12"),
        ("  debate.example.org/c/12/history/?at=2 ", Names.POST, "12"),
        ("/c/12/", Names.POST, "12"),
        ("http://LOCALHOST:8000/d/night-trains/", Names.MOTION, "night-trains"),
        ("https://debate.example.org/d/night-trains/p/3/#c77", Names.POST, "77"),
        ("https://debate.example.org/d/night-trains/#p3", Names.MOTION, "night-trains"),
        ("https://debate.example.org/d/%D1%87%D0%B0%D0%B9/", Names.MOTION, "чай"),
        ("/a/on-kettles", Names.ARTICLE, "on-kettles"),
        ("/a/newer-kettles/", Names.ARTICLE, "newer-kettles"),
        ("/people/zeynep/", Names.PROFILE, "zeynep"),
        ("/pictures/0b9c.webp", Names.PICTURE, "0b9c"),
        ("https://debate.example.org/", None, ""),
        ("/debates/?q=tea", None, ""),
        ("/a/new/", None, ""),
    ],
)
def test_an_address_of_the_site_names_what_stands_there(address, kind, key):
    assert named(address, HOSTS) == Named(kind, key)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com/c/12/",
        "https://debate.example.org.evil.example/c/12/",
        "https://debate.example.org@evil.example/c/12/",
        "//evil.example/c/12/",
        "ftp://debate.example.org/c/12/",
        "javascript:alert(1)",
        "that post about tea",
        "https://[broken/c/1/",
        "://c/12",
        "",
    ],
)
def test_another_address_is_none_of_ours(address):
    assert named(address, HOSTS) is None
