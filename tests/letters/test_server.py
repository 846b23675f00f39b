"""EMAIL_URL: which mail server, or one clear sentence that never repeats the password."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from forum.letters.checks import letters_reach_people
from forum.letters.server import MailServer, parsed


def test_none_is_none_and_so_are_files():
    assert parsed("") is None
    assert parsed("files") is None


def test_a_site_for_others_is_told_that_its_letters_reach_nobody_unless_it_says_so(settings, monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    settings.IS_LOCAL = True
    assert letters_reach_people() == []
    settings.IS_LOCAL = False
    (told,) = letters_reach_people()
    assert "nobody sends" in told.msg
    monkeypatch.setenv("EMAIL_URL", "files")
    assert letters_reach_people() == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example.org", MailServer("mail.example.org", 587)),
        ("smtps://mail.example.org", MailServer("mail.example.org", 465, is_tls_from_start=True)),
        ("smtp://mail.example.org:25?tls=no", MailServer("mail.example.org", 25, is_tls_needed=False)),
        ("smtp://localhost:1025/", MailServer("localhost", 1025, is_tls_needed=False)),
        ("smtp://[::1]:25", MailServer("::1", 25, is_tls_needed=False)),
        ("smtp://me%40x.org:a%23b%2F@mail.example.org", MailServer("mail.example.org", 587, "me@x.org", "a#b/")),
    ],
)
def test_an_address_says_where_and_how(url, expected):
    assert parsed(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.org",
        "imap://mail.example.org",
        "smtp://",
        "file",
        "smtp://user:secret@",
        "smtp://user:secret@host:port",
        "smtp://user:secret@host:99999",
        "smtp://user:secret@host/path",
        "smtp://user:secret@host?tls=maybe",
        "smtp://user@host",
        "smtp://:secret@host",
        "smtp://user:sec#ret@host",
        "smtp://user:sec@ret@host",
        "smtp://user:secret@[host",
    ],
)
def test_anything_else_is_one_sentence_without_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL") as refusal:
        parsed(url)
    assert "secret" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_the_password_is_in_no_log():
    assert "secret" not in repr(parsed("smtps://user:secret@host"))
