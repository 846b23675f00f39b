"""Where letters go: a file that a person can read, or a mail server that may be away or refuse."""

import stat
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from forum.letters import files as letter_files
from forum.letters import server
from forum.letters.models import Letter
from forum.letters.parcel import MOST_ATTEMPTS, Parcel, wait_after
from forum.letters.services import deliver, queue
from tests.letters.conftest import files, jobs_of, mail, read

pytestmark = pytest.mark.django_db
LINK = "http://localhost:8000/accounts/confirm-email/MjI:1xVmAY:hYx2mQ0Knao6RZQakVg2UNlhfUcFTjoU_Y9HN7ykS5w/" * 12


def queued(**fields) -> Letter:
    return queue(mail=mail(**fields))[0]


def after_a_try(letter: Letter) -> Letter:
    deliver(letter=letter.pk)
    letter.refresh_from_db()
    return letter


class TestFiles:
    def test_a_letter_becomes_one_file_and_is_deleted(self, settings):
        letter = queued()
        deliver(letter=letter.pk)
        (file,) = files(settings.EMAIL_FILE_PATH)
        assert file.name.startswith(letter.queued.strftime("%Y-%m-%dT%H-%M-%S."))
        assert "-nadia@example.org-" in file.name
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert not Letter.objects.exists()

    def test_a_person_can_read_it_and_follow_a_link_however_long(self, settings):
        message = EmailMultiAlternatives("Чайник поёт", f"Добрый день.\n\n{LINK}\n", to=["nadia@example.org"])
        message.attach_alternative(f"<p>Добрый день: {LINK}</p>", "text/html")
        (letter,) = queue(mail=message)
        deliver(letter=letter.pk)
        text = files(settings.EMAIL_FILE_PATH)[0].read_text(encoding="utf-8")
        lines = text.splitlines()
        assert {"Subject: Чайник поёт", "Добрый день.", LINK, f"<p>Добрый день: {LINK}</p>"} <= set(lines)
        assert "\r" not in text
        assert read(text.encode())["Message-ID"] == letter.message_id

    def test_an_attached_file_comes_through(self, settings):
        message = mail()
        message.attach("list.csv", "a,b\r\nč,d\r\n", "text/csv")
        (letter,) = queue(mail=message)
        deliver(letter=letter.pk)
        written = read(files(settings.EMAIL_FILE_PATH)[0].read_bytes())
        assert [part.get_filename() for part in written.iter_attachments()] == ["list.csv"]

    def test_a_folder_that_cannot_be_written_to_keeps_the_letter(self, settings, tmp_path):
        settings.EMAIL_FILE_PATH = tmp_path / "file" / "mail"
        (tmp_path / "file").write_text("no folder")
        letter = after_a_try(queued())
        assert (letter.state, letter.attempts) == ("queued", 1)
        assert "cannot be written to" in letter.reason

    @given(st.text(max_size=400), st.integers(0, 10**6))
    def test_any_address_gives_a_name_that_is_a_name(self, recipient, microsecond):
        when = datetime(2026, 11, 24, 8, 5, tzinfo=UTC) + timedelta(microseconds=microsecond)
        name = letter_files.name_of(Parcel("", recipient, "<a@b>", b"", when))
        assert name.startswith("2026-11-24T08-05-0")
        assert name.isascii()
        assert len(name) < 140
        assert "/" not in name

    def test_the_same_letter_again_is_the_same_file_and_another_is_not(self, tmp_path):
        when = timezone.now()
        for identity in ("<a@b>", "<a@b>", "<c@b>"):
            letter_files.deliver(Parcel("s@x", "r@x", identity, b"Subject: x\r\n\r\nx\r\n", when), tmp_path)
        assert len(files(tmp_path)) == 2


class TestAMailServer:
    @pytest.fixture(autouse=True)
    def use(self, post, settings):
        settings.MAIL_SERVER = server.parsed(post.url)

    def test_it_is_handed_the_letter_and_the_letter_is_deleted(self, post):
        letter = queued(body=".\nпоёт\n..", headers={"From": "Rejoinder <said@example.org>"})
        deliver(letter=letter.pk)
        ((sender, recipient, message),) = post.taken
        assert (sender, recipient) == ("noreply@localhost", "nadia@example.org")
        assert read(message)["Message-ID"] == letter.message_id
        assert read(message).get_content().split() == [".", "поёт", ".."]
        assert not Letter.objects.exists()

    def test_a_letter_that_is_gone_is_not_sent_again(self, post):
        letter = queued()
        for _ in range(2):
            deliver(letter=letter.pk)
        assert len(post.taken) == 1

    @pytest.mark.parametrize(
        ("answers", "said"),
        [
            ({"RCPT": "550 no such person as nadia@example.org"}, "550 no such person"),
            ({"DATA": "554 we do not like this"}, "554 we do not like this"),
        ],
    )
    def test_what_is_refused_for_good_is_given_up_with_the_reason_and_no_job(self, post, answers, said, caplog):
        post.answers.update(answers)
        letter = after_a_try(queued())
        assert letter.state == "failed"
        assert said in letter.reason
        assert len(jobs_of(letter)) == 1  # the one that a worker had
        (line,) = [record for record in caplog.records if record.name == "rejoinder.letters"]
        assert line.getMessage() == "letter given up"
        assert "nadia@" not in str(line.facts)

    @pytest.mark.parametrize(
        "answers",
        [
            {"RCPT": "450 come later"},
            {"DATA": "451 full"},
            {"MAIL": "550 who are you"},
            {"HELLO": "554 closed"},
            {"HELLO": "421 busy"},
            {"RCPT": "221"},
        ],
    )
    def test_what_may_be_taken_later_waits(self, post, answers):
        post.answers.update(answers)
        letter = queued()
        job = jobs_of(letter)[0]
        self.run_as_job(job.pk)
        letter = after_a_try(letter)
        assert (letter.state, letter.attempts) == ("queued", 1)
        assert letter.reason
        (later,) = [other for other in jobs_of(letter) if other.pk != job.pk]
        assert later.scheduled_at - letter.tried == timedelta(seconds=5)
        post.answers.clear()
        deliver(letter=letter.pk)
        assert len(post.taken) == 1

    def run_as_job(self, job: int) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])

    def test_one_that_is_away_for_five_days_is_waited_for_and_then_no_longer(self, settings):
        settings.MAIL_SERVER = server.parsed("smtp://localhost:1")
        letter = queued()
        Letter.objects.filter(pk=letter.pk).update(attempts=MOST_ATTEMPTS - 2)
        assert after_a_try(letter).state == "queued"
        assert after_a_try(letter).state == "failed"
        assert "localhost:1" in letter.reason

    def test_an_address_that_it_cannot_take_is_given_up(self, post):
        letter = queued()
        Letter.objects.filter(pk=letter.pk).update(recipient="надя@example.org")
        assert after_a_try(letter).state == "failed"
        assert not post.taken

    def test_one_that_takes_such_addresses_gets_it(self, post):
        post.offers.append("SMTPUTF8")
        letter = queued()
        Letter.objects.filter(pk=letter.pk).update(recipient="надя@example.org")
        deliver(letter=letter.pk)
        assert [recipient for _, recipient, _ in post.taken] == ["надя@example.org"]

    def test_it_is_told_who_we_are_where_it_asks(self, post, settings):
        post.offers[:] = ["AUTH PLAIN"]
        settings.MAIL_SERVER = server.parsed(f"smtp://sender%40example.org:p%23ss@localhost:{post.port}")
        deliver(letter=queued().pk)
        assert len(post.taken) == 1
        settings.MAIL_SERVER = server.parsed(f"smtp://sender%40example.org:wrong@localhost:{post.port}")
        letter = after_a_try(queued())
        assert (letter.state, letter.reason) == ("queued", "535 who are you")

    @pytest.mark.parametrize("scheme", ["smtp", "smtps"])
    def test_another_machine_gets_nothing_without_tls(self, post, settings, scheme, monkeypatch):
        elsewhere = server.parsed(f"{scheme}://mail.example.org:{post.port}")
        monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: [(2, 1, 6, "", ("127.0.0.1", post.port))])
        settings.MAIL_SERVER = elsewhere
        letter = after_a_try(queued())
        assert letter.state == "queued"
        assert not post.taken
        assert not any(line.startswith(("MAIL", "AUTH")) for line in post.said)


def test_waits_grow_to_two_hours_and_last_five_days():
    waits = [wait_after(attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(seconds=5), timedelta(hours=2))
    assert timedelta(days=4, hours=20) < sum(waits, timedelta()) < timedelta(days=5)
