import pytest
from django.db.transaction import atomic

from debates.moderation.gathering import sign
from debates.moderation.models import Decision, Report
from debates.moderation.services import claim
from debates.moderation.states import Clue, State, Tray
from debates.moderation.things import thing_of
from debates.posts.models import Post
from tests.conftest import argue, browser_of, make_person, reply, say, stand
from tests.desk.conftest import FACTS, posts_reported, typed
from tests.moderation.conftest import decided, now, reported
from tests.notices.given import noticed

HTMX = {"HX-Request": "true"}


def shown(client, case, query=""):
    answer = client.get(f"/desk/cases/{case.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


class TestWhatIsRead:
    def test_the_words_why_they_were_reported_and_never_by_whom(self, desk, case, motion):
        stand(motion, Report.objects.get(case=case).reporter, "against")
        page = shown(desk, case)
        assert "your sort always does" in page
        assert "It is about a group." in page
        assert ">against</td>" in page
        assert "rania" not in page

    def test_a_post_with_what_it_answers(self, desk, motion, person, other):
        above = say(motion, other, "We have one till.")
        case = reported(reply(above, person, "Nonsense."))
        assert "We have one till." in shown(desk, case)

    def test_the_notices_of_illegal_content_lead_to_their_pages(self, desk, motion, person):
        notice = noticed(say(motion, person))
        assert f'href="{notice.get_absolute_url()}"' in shown(desk, notice.case)
        assert "Notices of illegal content" not in shown(desk, reported(say(motion, person, "Nonsense.")))

    def test_an_argument_with_its_claim(self, desk, motion, person):
        assert "Coffee wakes the house." in shown(desk, reported(argue(motion, person)))

    def test_a_debate_an_account_and_an_article(self, desk, motion, person):
        for subject, told in ((motion, motion.sentence), (person, "zeynep"), (motion.article, "On kettles")):
            assert told in shown(desk, reported(subject))

    def test_words_that_were_found_are_marked_in_what_the_post_says(self, desk, post):
        with atomic():
            case = sign(thing_of(post), Tray.AUTOMATIC, Clue.WORDS, words=["your SORT"])
        page = shown(desk, case)
        assert ">your sort</mark> always" in page

    def test_what_was_decided_on_the_author_before_by_letter(self, desk, motion, person, senior, case):
        decided(reported(say(motion, person, "Go back to your office.")), senior)
        page = shown(desk, case)
        assert "Go back to your office." in page
        assert "moderator A" in page
        assert "selma" not in page

    def test_that_somebody_else_is_at_it(self, desk, case, senior):
        claim(case=case, by=senior)
        page = shown(desk, case)
        assert "taken up by <b><bdi>selma</bdi></b>" in page
        assert "Take it up" not in page


class TestConflict:
    def test_who_argued_is_told_and_offered_nothing(self, desk, case, moderator, motion):
        argue(motion, moderator)
        page = shown(desk, case)
        assert "You argued in this debate" in page
        assert 'class="decision"' not in page

    def test_an_administrator_may_all_the_same_and_says_so(self, case, admin, motion):
        argue(motion, admin)
        client = browser_of(admin)
        assert 'name="overrides"' in shown(client, case)
        assert client.post(f"/desk/cases/{case.pk}/", typed(case)).status_code == 403
        assert client.post(f"/desk/cases/{case.pk}/", typed(case, overrides="1")).status_code == 303
        assert Decision.objects.get().is_override


class TestDeciding:
    def test_does_it_and_goes_on_to_the_next_case(self, desk, motion, person, post):
        first, second = posts_reported(motion, person, 2)
        answer = desk.post(f"/desk/cases/{first.pk}/?tray=reported", typed(first))
        done = Decision.objects.get()
        assert (answer.status_code, answer.headers["Location"]) == (
            303, f"/desk/cases/{second.pk}/?tray=reported&done={done.pk}",
        )  # fmt: skip
        assert now(first.post).state == "removed"
        page = desk.get(answer.headers["Location"]).content.decode()
        assert f"/desk/decisions/{done.pk}/undo/" in page

    def test_with_htmx_gives_the_next_case_at_once(self, desk, motion, person):
        first, second = posts_reported(motion, person, 2)
        answer = desk.post(f"/desk/cases/{first.pk}/?tray=reported", typed(first), headers=HTMX)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert answer.headers["HX-Push-Url"] == f"/desk/cases/{second.pk}/?tray=reported"
        assert f"Case {second.pk}" in page
        assert "Undo" in page

    def test_the_last_one_leaves_an_empty_tray(self, desk, case):
        sent = desk.post(f"/desk/cases/{case.pk}/", typed(case))
        page = desk.get(sent.headers["Location"]).content.decode()
        assert "Nothing waits in this tray." in page
        assert "Undo" in page

    def test_with_a_sanction_hours_and_the_law(self, desk, case, person):
        sent = typed(case, reason="illegal", law="Penal Code, 153", sanction="silence", hours="72")
        assert desk.post(f"/desk/cases/{case.pk}/", sent).status_code == 303
        decision = Decision.objects.get()
        assert (decision.sanction, decision.hours, decision.law) == ("silence", 72, "Penal Code, 153")
        assert now(person).is_silenced

    def test_takes_passages_out(self, desk, case, post):
        sent = typed(case, "redact", passages="your sort\n\n always does ")
        assert desk.post(f"/desk/cases/{case.pk}/", sent).status_code == 303
        assert now(post).body == "You would say that, […] […]."

    def test_moves_a_post_by_its_link(self, desk, motion, person, other):
        above, stray = argue(motion, other), argue(motion, person, "Tea wakes it.")
        case = reported(stray)
        sent = typed(case, "move", reason="off_topic", parent=f"https://example.org/c/{above.pk}/", relation="supports")
        assert desk.post(f"/desk/cases/{case.pk}/", sent).status_code == 303
        assert now(stray).parent_id == above.pk

    def test_refused_it_gives_everything_typed_back(self, desk, case):
        sent = typed(case, facts="", sanction="silence", hours="168", passages="kept words")
        answer = desk.post(f"/desk/cases/{case.pk}/", sent)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Say what the facts are" in page
        assert "kept words" in page
        assert '<option value="168" selected>' in page
        assert '<option value="harassment" data-rule=' in page

    @pytest.mark.parametrize(
        "broken",
        [{"action": ""}, {"action": "applaud"}, {"reason": ""}, {"parent": "over there"}, {"paragraph": "0"}],
    )
    def test_what_cannot_be_read_says_what_is_wrong(self, desk, case, broken):
        answer = desk.post(f"/desk/cases/{case.pk}/", typed(case, **broken))
        assert answer.status_code == 422
        assert FACTS in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()

    def test_the_second_of_two_reads_who_decided_what(self, desk, case, senior):
        sent = typed(case)
        decided(case, senior, "collapse", "off_topic")
        answer = desk.post(f"/desk/cases/{case.pk}/", sent)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Already decided by moderator A: collapsed, off topic" in page
        assert FACTS in page

    def test_a_case_taken_up_meanwhile_comes_back_with_its_new_version(self, desk, case, senior):
        sent = typed(case)
        claim(case=case, by=senior)
        answer = desk.post(f"/desk/cases/{case.pk}/", sent)
        assert answer.status_code == 409
        assert 'name="seen" value="2"' in answer.content.decode()

    def test_a_host_is_offered_what_hosts_decide(self, case, host):
        page = shown(browser_of(host), case)
        assert 'value="collapse"' in page
        assert 'value="purge"' not in page
        assert 'name="sanction"' not in page
        assert browser_of(host).post(f"/desk/cases/{case.pk}/", typed(case)).status_code == 403

    def test_a_ready_made_decision_fills_the_form_by_its_link(self, desk, case):
        page = shown(desk, case, "?preset=attack")
        assert 'value="remove" data-key="r" checked' in page
        assert "speaks about the person" in page


class TestTakingUp:
    def test_and_laying_back(self, desk, case, moderator):
        assert desk.post(f"/desk/cases/{case.pk}/claim/").status_code == 303
        case.refresh_from_db()
        assert case.claimed_by == moderator
        assert "taken up by you" in shown(desk, case)
        desk.post(f"/desk/cases/{case.pk}/claim/", {"do": "release"})
        case.refresh_from_db()
        assert case.state == State.OPEN

    def test_what_somebody_else_is_at_is_refused(self, desk, case, senior):
        claim(case=case, by=senior)
        answer = desk.post(f"/desk/cases/{case.pk}/claim/")
        assert answer.status_code == 409
        assert "selma is at this case" in answer.content.decode()

    def test_looking_at_a_case_changes_nothing(self, desk, case):
        shown(desk, case)
        case.refresh_from_db()
        assert (case.state, case.version) == (State.OPEN, 1)


class TestUndoing:
    def test_within_the_minute_opens_the_case_again(self, desk, case, post, moderator):
        done = decided(case, moderator)
        answer = desk.post(f"/desk/decisions/{done.pk}/undo/")
        assert answer.headers["Location"].startswith(f"/desk/cases/{case.pk}/")
        assert now(post).state == "visible"

    def test_somebody_elses_is_refused_in_words(self, desk, case, post, senior):
        done = decided(case, senior)
        answer = desk.post(f"/desk/decisions/{done.pk}/undo/")
        assert answer.status_code == 403
        assert "Only who decided can undo it" in answer.content.decode()
        assert now(post).state == "removed"

    def test_what_was_decided_can_be_decided_on_anew(self, desk, case, post, moderator):
        decided(case, moderator)
        assert "Decide on it again" in shown(desk, case)
        assert desk.post(f"/c/{post.pk}/moderate/", {"open": "1"}).status_code == 303
        assert Post.objects.get(pk=post.pk).cases.count() == 2


def test_members_cannot_decide_and_are_not_told_what_is_there(case, person):
    client = browser_of(make_person())
    for address in (
        f"/desk/cases/{case.pk}/",
        f"/desk/cases/{case.pk}/claim/",
        "/desk/bulk/",
        "/desk/decisions/1/undo/",
    ):
        assert client.post(address, typed(case)).status_code == 403
