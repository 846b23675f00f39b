"""A letter is queued with what caused it, once for each recipient, and not at all if that was rolled back."""

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import IntegrityError, transaction

from forum.letters.models import Letter
from forum.letters.services import deliver, queue, queue_unwritten, try_again
from forum.letters.writing import WRITERS, writes
from tests.letters.conftest import files, jobs_of, mail, read

pytestmark = pytest.mark.django_db


def test_what_django_sends_is_queued_whole_with_one_job():
    django_mail.send_mail("Tea", "It sings: http://localhost/x", None, ["nadia@example.org"])
    letter = Letter.objects.get()
    assert (letter.recipient, letter.sender, letter.state) == ("nadia@example.org", "noreply@localhost", "queued")
    message = read(bytes(letter.message))
    assert (message["To"], message["Message-ID"]) == ("nadia@example.org", letter.message_id)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().strip() == "It sings: http://localhost/x"
    assert [(job.queue_name, job.status) for job in jobs_of(letter)] == [("letters", "todo")]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_neither_letter_nor_job():
    before = set(jobs_of_all())
    with transaction.atomic():
        mail().send()
        transaction.set_rollback(True)
    assert not Letter.objects.exists()
    assert set(jobs_of_all()) == before


def jobs_of_all() -> list[int]:
    from procrastinate.contrib.django.models import ProcrastinateJob

    return list(ProcrastinateJob.objects.values_list("pk", flat=True))


def test_every_recipient_has_a_letter_and_hidden_ones_stay_hidden():
    message = EmailMessage("Tea", "sings", to=["a@example.org"], cc=["B <b@example.org>"], bcc=["c@example.org"])
    assert django_mail.get_connection().send_messages([message]) == 1
    letters = Letter.objects.order_by("recipient")
    assert [letter.recipient for letter in letters] == ["a@example.org", "b@example.org", "c@example.org"]
    assert len({letter.message_id for letter in letters}) == 1
    assert all(b"c@example.org" not in bytes(letter.message) for letter in letters)


def test_a_mail_to_nobody_is_nothing():
    assert EmailMessage("Tea", "sings").send() == 0
    assert django_mail.get_connection().send_messages([EmailMessage("Tea", "sings")]) == 0


def test_attachments_and_a_second_form_are_kept():
    message = EmailMultiAlternatives("Чай", "поёт", to=["nadia@example.org"])
    message.attach_alternative("<p>поёт</p>", "text/html")
    message.attach("kettle.bin", b"\x00\xff", "application/octet-stream")
    (letter,) = queue(mail=message)
    kept = read(bytes(letter.message))
    assert kept["Subject"] == "Чай"
    assert kept.get_body(("html",)).get_content().strip() == "<p>поёт</p>"
    assert [part.get_content() for part in kept.iter_attachments()] == [b"\x00\xff"]


def test_a_message_id_that_is_given_is_kept_and_the_same_mail_is_queued_once():
    first = queue(mail=mail(headers={"message-id": "<one@example.org>"}))
    second = queue(mail=mail(headers={"Message-ID": "<one@example.org>"}))
    assert first == second
    assert first[0].message_id == "<one@example.org>"
    assert len(jobs_of(first[0])) == 1
    assert queue(mail=mail()) != first


@pytest.mark.django_db(transaction=True)
def test_of_the_same_mail_queued_twice_at_once_one_letter_and_one_job_remain(at_once):
    both = at_once(*[lambda: queue(mail=mail(headers={"Message-ID": "<race@example.org>"}))] * 4)
    letter = Letter.objects.get(message_id="<race@example.org>")
    assert both == [[letter]] * 4
    assert len(jobs_of(letter)) == 1


def test_an_address_in_other_letters_goes_by_its_ascii_name():
    (letter,) = queue(mail=mail(to="Nádia <nadia@bücher.example>"))
    assert letter.recipient == "nadia@xn--bcher-kva.example"


class TestALetterWrittenWhenItIsSent:
    @pytest.fixture(autouse=True)
    def writer(self, monkeypatch):
        monkeypatch.setattr("forum.letters.writing.WRITERS", WRITERS)
        kept = dict(WRITERS)

        @writes("reply")
        def write(person, facts):
            return mail(to=person.email, body=f"post {facts['post']}") if facts["post"] else None

        yield
        WRITERS.clear()
        WRITERS.update(kept)

    def test_it_says_what_is_true_by_then_to_where_the_person_is_by_then(self, person, settings):
        letter = queue_unwritten(kind="reply", person=person, facts={"post": 41})
        assert not letter.message
        assert len(jobs_of(letter)) == 1
        person.email = "new@example.org"
        person.save()
        deliver(letter=letter.pk)
        (file,) = files(settings.EMAIL_FILE_PATH)
        written = read(file.read_bytes())
        assert (written["To"], written["Message-ID"]) == ("new@example.org", letter.message_id)
        assert written.get_content().strip() == "post 41"

    def test_one_that_has_nothing_to_say_any_more_is_dropped(self, person, settings):
        letter = queue_unwritten(kind="reply", person=person, facts={"post": None})
        deliver(letter=letter.pk)
        assert not files(settings.EMAIL_FILE_PATH)
        assert not Letter.objects.exists()

    def test_it_goes_with_its_person(self, person):
        queue_unwritten(kind="reply", person=person, facts={"post": 1})
        person.delete()
        assert not Letter.objects.exists()

    def test_a_kind_that_nobody_writes_is_an_error_at_once_and_waits_if_it_was_queued_before(self, person):
        with pytest.raises(LookupError, match="unheard"):
            queue_unwritten(kind="unheard", person=person, facts={})
        letter = queue_unwritten(kind="reply", person=person, facts={"post": 1})
        WRITERS.pop("reply")
        deliver(letter=letter.pk)
        letter.refresh_from_db()
        assert (letter.state, letter.attempts) == ("queued", 1)
        assert "nobody writes" in letter.reason


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"recipient": "a@example.org", "state": "lost"}, "letter_state_is_known"),
        ({"recipient": ""}, "letter_is_finished_or_to_be_written"),
        ({"recipient": "a@example.org", "kind": "reply"}, "letter_is_finished_or_to_be_written"),
    ],
)
def test_the_database_refuses_what_is_no_letter(fields, name):
    with pytest.raises(IntegrityError, match=name):
        Letter.objects.create(message_id="<x@y>", **fields)


def test_trying_again_begins_anew_though_a_later_attempt_waits():
    (letter,) = queue(mail=mail())
    Letter.objects.filter(pk=letter.pk).update(state="failed", attempts=9)
    letter.refresh_from_db()
    try_again(letter=letter)
    try_again(letter=letter)
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == ("queued", 0)
    assert len(jobs_of(letter)) == 2
