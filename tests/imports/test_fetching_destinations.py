"""Where a fetch goes and where it does not: names, addresses, ports, schemes."""

import socket
from dataclasses import replace
from ipaddress import ip_address

import pytest

from debates.imports.fetching import PUBLIC, fetch

from .test_fetching_networks import ALLOWED, REFUSED
from .test_fetching_servers import HERE, PAGE, answer, fenced, fetched, refusal_at, rules_for, server

tried = pytest.fixture(autouse=True)(fenced)
ASK_THE_SYSTEM = socket.getaddrinfo


def numeric(host: str, port: int) -> list[str]:
    """The system's own reading of numeric hosts, which asks nobody."""
    found = ASK_THE_SYSTEM(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [entry[4][0] for entry in found]


def kind_of(address: str, *found: str, **changes: object) -> str:
    """The kind of the refusal by production's rules, the name resolved to what is given."""
    return refusal_at(address, replace(PUBLIC, **{"resolve": lambda host, port: found} | changes))


@pytest.mark.parametrize("address", REFUSED)
def test_a_name_that_leads_to_a_special_address_is_refused_unvisited(address, tried):
    assert kind_of("http://site.example/", address) == "private"
    assert tried == []


@pytest.mark.parametrize("address", ALLOWED)
def test_a_name_that_leads_to_a_public_address_is_visited_there(address, tried):
    assert kind_of("http://site.example/", address) == "unreachable"  # that is what the fence makes of it
    assert tried == [(str(ip_address(address)), 80)]


@pytest.mark.parametrize("others", [["8.8.8.8", "10.0.0.1"], ["10.0.0.1", "8.8.8.8"], ["2606:4700::1111", "::1"]])
def test_one_private_address_among_public_ones_is_enough_to_refuse(others, tried):
    assert kind_of("http://site.example/", *others) == "private"
    assert tried == []


def test_several_public_addresses_are_tried_in_order(tried):
    assert kind_of("https://site.example/", "8.8.8.8", "2606:4700::1111") == "unreachable"
    assert tried == [("8.8.8.8", 443), ("2606:4700::1111", 443)]


def test_a_thousand_addresses_are_not_all_tried(tried):
    kind_of("http://site.example/", *[f"8.8.{number // 250}.{number % 250}" for number in range(1000)])
    assert len(tried) == 4


def test_where_the_first_address_is_dead_the_second_serves():
    both = {"site.example": ["8.8.8.8", HERE]}
    assert fetched(answer(), names=both).content == PAGE


@pytest.mark.parametrize(
    "host",
    str.split("""
    127.0.0.1 127.1 127.0.1 0 2130706433 0x7f000001 0x7f.1 0X7F.0.0.1 0177.0.0.1 017700000001 10.1 0xa9fea9fe
    2852039166 0251.0376.0251.0376 [::1] [::] [::ffff:127.0.0.1] [0:0:0:0:0:ffff:7f00:1] [64:ff9b::7f00:1] [fe80::1]
    １２７.０.０.１ 127。0。0。1 127．1 ①②⑦.0.0.1 127.0.0.1."""),
)
def test_a_number_spelt_in_another_way_is_checked_all_the_same(host, tried):
    assert kind_of(f"http://{host}/", resolve=numeric) == "private"
    assert tried == []


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("8.8.8.8", "8.8.8.8"),
        ("134744072", "8.8.8.8"),
        ("0x8.8.2056", "8.8.8.8"),
        ("８.8。8.8", "8.8.8.8"),
        ("[2606:4700:0:0::1111]", "2606:4700::1111"),
    ],
)
def test_a_public_number_spelt_in_another_way_is_visited(host, address, tried):
    assert kind_of(f"http://{host}/", resolve=numeric) == "unreachable"
    assert tried == [(str(ip_address(address)), 80)]


@pytest.mark.parametrize("host", ["%31%32%37.0.0.1", "site%2eexample", "site.example%00.org", "[::1%25lo]", "[v1.a]"])
def test_a_host_in_disguise_is_no_address(host):
    assert kind_of(f"http://{host}/", "8.8.8.8") == "address"


def test_rebinding_finds_that_a_name_is_asked_for_once(tried):
    answers = [[HERE], ["127.0.0.2"], ["10.0.0.1"]]
    with server(answer()) as site:
        page = fetch(site.url(), rules=rules_for(site, resolve=lambda host, port: answers.pop(0)))
    assert page.content == PAGE
    assert tried == [(HERE, site.port)]
    assert answers == [["127.0.0.2"], ["10.0.0.1"]]


def test_production_asks_the_system_for_each_address_once(monkeypatch):
    entry = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    entries = [(*entry, ("8.8.8.8", 80)), (*entry, ("8.8.8.8", 80)), (*entry, ("10.0.0.1", 80))]
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **_: asked.append(given) or entries)
    assert PUBLIC.resolve("site.example", 80) == ["8.8.8.8", "10.0.0.1"]
    assert kind_of("http://site.example/", resolve=PUBLIC.resolve) == "private"
    assert asked == [("site.example", 80)] * 2


def test_production_has_the_limits_that_the_design_names():
    assert PUBLIC.ports == {"http": {80}, "https": {443}}
    assert (PUBLIC.seconds, PUBLIC.size, PUBLIC.redirects) == (10, 5_000_000, 3)


def failing(host, port):
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


@pytest.mark.parametrize("resolve", [failing, lambda host, port: [], lambda host, port: ["nonsense"]])
def test_a_name_that_nobody_knows_is_called_unknown(resolve):
    assert kind_of("http://nowhere.example/", resolve=resolve) == "name"


def test_a_fault_in_the_resolver_is_not_hidden():
    with pytest.raises(ZeroDivisionError):
        fetch("http://site.example/", rules=replace(PUBLIC, resolve=lambda host, port: 1 // 0))


@pytest.mark.parametrize("address", ["http://site.example:8080/", "https://site.example:22/", "http://a.example:443/"])
def test_a_port_that_is_not_the_schemes_own_is_refused(address):
    assert kind_of(address, "8.8.8.8") == "port"


@pytest.mark.parametrize("address", ["http://site.example:80/", "http://site.example:/", "http://site.example"])
def test_the_schemes_own_port_may_be_written_out(address, tried):
    assert kind_of(address, "8.8.8.8") == "unreachable"
    assert tried == [("8.8.8.8", 80)]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.example/",
        "gopher://a.example/1",
        "data:text/html,hi",
        "javascript:alert(1)",
        "FILE:///etc/passwd",
        "dict://a.example:11211/",
        "ws://a.example/",
        "view-source:http://a.example/",
    ],
)
def test_other_schemes_are_refused(address):
    assert kind_of(address, "8.8.8.8") == "scheme"


@pytest.mark.parametrize("address", ["http://a:b@site.example/", "http://a@site.example/", "http://@site.example/"])
def test_credentials_are_refused(address):
    assert kind_of(address, "8.8.8.8") == "credentials"


@pytest.mark.parametrize(
    "address",
    [
        "http://8.8.8.8\\@10.0.0.1/",
        "http://site.example/a b",
        "http://site.example/\r\nX: y",
        "http://a\tb.example/",
        "http://site.example/\x00",
        f"http://{'a.' * 127}example/",
        f"http://{'a' * 64}.example/",
        "http:///a",
        "",
    ],
)
def test_what_is_no_address_is_refused(address):
    assert kind_of(address, "8.8.8.8") == "address"


def test_an_ipv6_server_is_reached_by_its_literal():
    with server(answer(), host="::1") as site:
        rules = rules_for(site, names={"::1": ["::1"]}, is_allowed=lambda ip: ip.is_loopback)
        page = fetch(site.url(host="[0:0::1]"), rules=rules)
    assert page.address == site.url(host="[::1]")
    assert f"\r\nHost: [::1]:{site.port}\r\n".encode() in site.requests[0]
