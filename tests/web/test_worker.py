"""The worker as a process of its own: nothing is lost while it, the mail server or the database is away."""

import os
import re
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pytest

from forum.database import places
from tests.letters.mailserver import Post, mail_server
from tests.web.running import command, free_port, kill_database, wait_for

pytestmark = pytest.mark.embedded
PATIENCE = 90.0  # seconds, on a machine that has much else to do; most of it takes one or two
SIGN_UP = """
from django.test import Client
fields = {"username": "HANDLE", "email": "HANDLE@example.org", "password1": "some long words"}
print(Client(headers={"host": "localhost"}).post("/accounts/signup/", fields).status_code)
"""
KNOWN = """
from allauth.account.models import EmailAddress
from forum.accounts.models import User
user = User.objects.create_user("known", "known@example.org", "some long words")
EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
"""
RESET = """
from django.test import Client
Client(headers={"host": "localhost"}).post("/accounts/password/reset/", {"email": "WHO@example.org"})
"""
FIFTY = """
from django.core.mail import send_mail
for number in range(50):
    send_mail(f"Number {number}", "It sings.", None, [f"reader{number}@example.org"])
"""


@pytest.fixture(scope="module")
def var(tmp_path_factory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("worker") / "var"
    with (folder.parent / "holder").open("w") as out:
        # one process that uses the server throughout, so that it is not stopped between two commands
        holder = subprocess.Popen(
            **command(folder, 1, "shell", "-v0", "-c", HOLD), stdin=subprocess.PIPE, stdout=out, stderr=out
        )
    wait_for(lambda: "ready" in (folder.parent / "holder").read_text(), 90)
    yield folder
    holder.stdin.close()
    holder.wait(20)
    shutil.rmtree(places.SYSTEM_FOLDER / places.digest(folder.resolve()), ignore_errors=True)


HOLD = """
from django.core.management import call_command
import sys
call_command("migrate", verbosity=0)
print("ready", flush=True)
sys.stdin.read()
"""


def manage(var: Path, *words: str) -> str:
    done = subprocess.run(**command(var, 1, *words), capture_output=True, text=True, timeout=PATIENCE, check=True)
    return done.stdout.strip()


def do(var: Path, code: str) -> str:
    return manage(var, "shell", "-v0", "-c", code)


@contextmanager
def worker(var: Path, url: str = "") -> Iterator[subprocess.Popen]:
    with (var.parent / "worker").open("w") as out:
        process = subprocess.Popen(
            **command(var, 1, "work", "--heartbeat", "1", EMAIL_URL=url), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            for _ in range(2):  # from a terminal it comes to the group, and then from `serve`
                os.killpg(process.pid, signal.SIGINT)
            assert process.wait(15) == 0


def letters_to(var: Path, handle: str) -> list[Path]:
    return [file for file in (var / "mail").glob("*.eml") if f"-{handle}@" in file.name]


def taken(post: Post) -> Counter:
    """How often each letter arrived: by recipient and Message-ID."""
    return Counter((recipient, message_from_bytes(message)["Message-ID"]) for _, recipient, message in post.taken)


def assert_none_lost_and_at_most_one_repeated(post: Post) -> None:
    arrived = taken(post)
    assert {recipient for recipient, _ in arrived} == {f"reader{number}@example.org" for number in range(50)}
    assert len(arrived) == 50, "a letter was repeated with another Message-ID"
    assert sum(arrived.values()) <= 51


def test_without_a_worker_the_page_answers_and_the_letter_goes_when_one_comes(var):
    assert do(var, SIGN_UP.replace("HANDLE", "early")) == "302"
    assert not letters_to(var, "early")
    assert "early@example.org" in manage(var, "letters")
    with worker(var):
        (letter,) = wait_for(lambda: letters_to(var, "early"), PATIENCE)
    assert re.search(r"http://localhost\S*/accounts/confirm-email/\S+/\n", letter.read_text(encoding="utf-8"))
    assert manage(var, "letters") == "No letter waits."


def test_every_letter_about_an_account_goes_out(var):
    with worker(var):
        do(var, SIGN_UP.replace("HANDLE", "newcomer"))
        do(var, KNOWN + SIGN_UP.replace('"username": "HANDLE"', '"username": "second"').replace("HANDLE", "known"))
        do(var, "".join(RESET.replace("WHO", who) for who in ("known", "unknown")))
        wait_for(lambda: letters_to(var, "newcomer") and letters_to(var, "unknown"), PATIENCE)
        wait_for(lambda: len(letters_to(var, "known")) == 2, PATIENCE)
    subjects = {re.search("Subject: (.*)", letter.read_text()).group(1) for letter in letters_to(var, "known")}
    assert subjects == {
        "[Rejoinder] You have an account already",
        "[Rejoinder] A new password",
    }


def test_a_mail_server_that_is_away_gets_the_letter_when_it_is_back(var):
    port = free_port()
    with worker(var, f"smtp://localhost:{port}"):
        assert do(var, SIGN_UP.replace("HANDLE", "patient")) == "302"
        wait_for(lambda: "attempts, last: localhost" in manage(var, "letters"), PATIENCE)
        with mail_server(port) as post:
            wait_for(lambda: post.taken, PATIENCE)
            wait_for(lambda: manage(var, "letters") == "No letter waits.", PATIENCE)
    assert [recipient for _, recipient, _ in post.taken] == ["patient@example.org"]


def test_a_worker_killed_midst_fifty_letters_loses_none_and_repeats_at_most_one(var):
    do(var, FIFTY)
    with mail_server() as post:
        post.delay = 0.03
        with worker(var, post.url) as first:
            wait_for(lambda: len(post.taken) >= 20, PATIENCE)
            first.kill()
            first.wait(5)
        with worker(var, post.url):
            wait_for(lambda: len(taken(post)) == 50, PATIENCE)
            wait_for(lambda: manage(var, "letters") == "No letter waits.", PATIENCE)
    assert_none_lost_and_at_most_one_repeated(post)


def test_a_database_killed_midst_fifty_letters_loses_none_and_repeats_at_most_one(var):
    do(var, FIFTY)
    with mail_server() as post:
        post.delay = 0.03
        with worker(var, post.url) as process:
            wait_for(lambda: len(post.taken) >= 20, PATIENCE)
            kill_database(var)
            wait_for(lambda: len(taken(post)) == 50, PATIENCE)
            wait_for(lambda: manage(var, "letters") == "No letter waits.", PATIENCE)
            assert process.poll() is None
    assert_none_lost_and_at_most_one_repeated(post)


def test_it_stops_in_time_while_the_database_is_away(var):
    with worker(var) as process:
        wait_for(lambda: "worker started" in (var.parent / "worker").read_text(), PATIENCE)
        kill_database(var)
        os.killpg(process.pid, signal.SIGTERM)
        assert process.wait(12) == 0
