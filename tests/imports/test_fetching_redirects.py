"""Redirects: at most three, each checked from the start."""

from itertools import pairwise

import pytest

from debates.imports.fetching import fetch

from .test_fetching_servers import HERE, PAGE, answer, fenced, fetched, redirect, refusal, refusal_at, rules_for, server

tried = pytest.fixture(autouse=True)(fenced)


def chain(length: int) -> dict[str, bytes]:
    """Paths that lead from / over /1, /2 and so on to a page."""
    paths = ["/", *[f"/{number}" for number in range(1, length + 1)]]
    steps = {here: redirect(there) for here, there in pairwise(paths)}
    return steps | {paths[-1]: answer()}


@pytest.mark.parametrize("length", [1, 2, 3])
def test_up_to_three_redirects_are_followed(length):
    page = fetched(chain(length))
    assert page.content == PAGE
    assert page.address.endswith(f"/{length}")


def test_four_redirects_are_too_many():
    with server(chain(4)) as site:
        assert refusal_at(site.url(), rules_for(site)) == "redirects"
    assert site.paths == ["/", "/1", "/2", "/3"]


def test_a_circle_ends():
    assert refusal({"*": redirect("/")}) == "redirects"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_every_kind_of_redirect_is_followed(status):
    assert fetched({"/": redirect("/1", status), "/1": answer()}).content == PAGE


@pytest.mark.parametrize("status", ["300 Choices", "304 Not Modified", "305 Use Proxy"])
def test_other_statuses_with_a_location_are_not_followed(status):
    assert refusal({"/": redirect("/1", status), "/1": answer()}) == "status"


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("next", "/a/next"),
        ("../next?x=1#part", "/next?x=1"),
        ("?page=2", "/a/b?page=2"),
        ("/ü", "/%C3%BC"),
        ("//site.example:{port}/next", "/next"),
        ("http://site.example:{port}/next", "/next"),
        ("HTTP://SITE.EXAMPLE:{port}/next", "/next"),
    ],
)
def test_a_relative_redirect_is_read_from_where_it_stands(location, path):
    talks = {path: answer()}
    with server(talks) as site:
        talks["/a/b"] = redirect(location.format(port=site.port))
        page = fetch(site.url("/a/b"), rules=rules_for(site))
    assert page.address == site.url(path)


def test_a_location_in_latin_1_is_read():
    talks = {"/": redirect("/gr?n").replace(b"?", b"\xfc"), "/gr%C3%BCn": answer()}
    assert fetched(talks).content == PAGE


@pytest.mark.parametrize(
    ("location", "kind"),
    [
        ("http://inside.example:{port}/", "private"),
        ("http://half.example:{port}/", "private"),
        ("http://169.254.169.254:{port}/latest/meta-data/", "private"),
        ("//10.0.0.1:{port}/", "private"),
        ("http://nowhere.example:{port}/", "name"),
        ("http://site.example:22/", "port"),
        ("http://site.example/", "port"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://site.example/", "scheme"),
        ("gopher://site.example/", "scheme"),
        ("data:text/html,hello", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("http://me:secret@site.example:{port}/next", "credentials"),
        ("http://8.8.8.8\\@site.example/", "address"),
        ("/a b", "address"),
        ("http://[::1/", "address"),
        ("", "redirects"),
        ("/next\rSet-Cookie: a=b", "redirects"),
        ("/ne\x00xt", "redirects"),
    ],
)
def test_a_redirect_is_checked_like_an_address_that_a_person_gave(location, kind, tried):
    names = {"inside.example": ["10.0.0.1"], "half.example": ["8.8.8.8", "10.0.0.1"]}
    names |= {"169.254.169.254": ["169.254.169.254"], "10.0.0.1": ["10.0.0.1"]}
    talks = {"/next": answer()}
    with server(talks) as site:
        talks["/"] = redirect(location.format(port=site.port))
        assert refusal_at(site.url(), rules_for(site, names=names)) == kind
    assert tried == [(HERE, site.port)]


def test_a_redirect_to_another_public_site_is_followed():
    talks = {"/next": answer()}
    with server(talks) as site:
        talks["/"] = redirect(f"http://other.example:{site.port}/next")
        page = fetch(site.url(), rules=rules_for(site, names={"other.example": [HERE]}))
    assert page.address == site.url("/next", "other.example")


def test_a_name_that_turns_private_between_redirects_is_refused(tried):
    answers = [[HERE], ["10.0.0.1"]]
    talks = {"/": redirect("/1"), "/1": answer()}
    assert refusal(talks, resolve=lambda host, port: answers.pop(0)) == "private"
    assert len(tried) == 1


def test_two_different_locations_are_a_contradiction():
    both = b"HTTP/1.1 302 Found\r\nLocation: /1\r\nLocation: /2\r\n\r\n"
    assert refusal({"/": both, "/1": answer(), "/2": answer()}) == "garbled"


def test_the_same_location_twice_is_none():
    both = b"HTTP/1.1 302 Found\r\nLocation: /1\r\nlocation: /1\r\n\r\n"
    assert fetched({"/": both, "/1": answer()}).content == PAGE
