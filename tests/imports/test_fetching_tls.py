"""A site proves its name before anything is read from it; the name is asked for, the checked address connected to."""

import os
import socket
import ssl

import pytest

from debates.imports.fetching import PUBLIC, fetch

from .test_fetching_servers import HERE, PAGE, answer, certificate, fenced, redirect, refusal_at, rules_for, server

tried = pytest.fixture(autouse=True)(fenced)


@pytest.fixture(scope="module")
def pem(tmp_path_factory):
    return certificate(tmp_path_factory.mktemp("tls"), "site.example")


@pytest.fixture
def context(pem):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*pem)
    context.asked_for = []
    context.sni_callback = lambda connection, name, ours: ours.asked_for.append(name)
    return context


@pytest.fixture
def trusting(pem):
    return {"trust": lambda: ssl.create_default_context(cafile=str(pem[0]))}


def test_a_certificate_that_nobody_vouches_for_is_refused(context):
    with server(answer(), tls=context) as site:
        assert refusal_at(site.url(), rules_for(site)) == "certificate"
    assert site.requests == []


def test_a_certificate_that_proves_the_name_is_taken(context, trusting, tried):
    with server(answer(), tls=context) as site:
        page = fetch(site.url(), rules=rules_for(site, **trusting))
    assert (page.content, page.address) == (PAGE, site.url())
    assert tried == [(HERE, site.port)]
    assert context.asked_for == ["site.example"]


@pytest.mark.parametrize("host", ["other.example", HERE, "sub.site.example"])
def test_a_certificate_of_another_name_is_refused(host, context, trusting):
    with server(answer(), tls=context) as site:
        rules = rules_for(site, names={host: [HERE]}, **trusting)
        assert refusal_at(site.url(host=host), rules) == "certificate"
    assert site.requests == []


def test_a_site_without_tls_is_refused():
    with server(b"HTTP/1.1 400 Bad\r\n\r\n", waits=False) as site:
        assert refusal_at(f"https://site.example:{site.port}/", rules_for(site)) == "unreachable"


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_refused(context, trusting):
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    with server(answer(), tls=context) as site:
        assert refusal_at(site.url(), rules_for(site, **trusting)) == "unreachable"


def test_from_a_secure_page_none_leads_to_an_insecure_one(context, trusting):
    with server(answer()) as plain, server(redirect(plain.url()), tls=context) as site:
        assert refusal_at(site.url(), rules_for(site, plain, **trusting)) == "downgrade"
    assert plain.requests == []


def test_from_an_insecure_page_one_may_lead_to_a_secure_one(context, trusting):
    with server(answer(), tls=context) as site, server(redirect(site.url())) as plain:
        assert fetch(plain.url(), rules=rules_for(site, plain, **trusting)).content == PAGE


def test_a_large_page_comes_whole_through_tls(context, trusting):
    with server(answer(os.urandom(3_000_000)), tls=context) as site:
        assert len(fetch(site.url(), rules=rules_for(site, **trusting)).content) == 3_000_000


def test_production_checks_certificates_and_names():
    context = PUBLIC.trust()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def test_a_server_that_resets_has_broken_off(context, trusting):
    def reset(connection, stop):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nabc")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")

    with server(reset) as site, server(reset, tls=context) as secure:
        assert refusal_at(site.url(), rules_for(site)) == "broken_off"
        assert refusal_at(secure.url(), rules_for(secure, **trusting)) == "broken_off"
