import pytest

from debates.moderation.models import Case, Decision
from forum.accounts.roles import Role
from tests.conftest import argue, browser_of, make_motion, make_person, say
from tests.desk.conftest import FACTS
from tests.moderation.conftest import decided, now

HTMX = {"HX-Request": "true"}


def sent(known: str = "0:0", **fields: object) -> dict[str, object]:
    return {"action": "remove", "reason": "harassment", "facts": FACTS, "hours": "24", "known": known, **fields}


class TestTheWayToIt:
    @pytest.mark.parametrize("who", ["host", "moderator"])
    def test_stands_at_every_post_of_a_debate_for_who_decides_there(self, motion, post, who, request):
        argument, keeper = argue(motion, make_person()), request.getfixturevalue(who)
        for address in (
            f"{motion.get_absolute_url()}p/1/",
            f"{motion.get_absolute_url()}said/",
            post.get_absolute_url(),
        ):
            assert f'"/c/{post.pk}/moderate/"' in browser_of(keeper).get(address).content.decode()
        assert f'"/c/{argument.pk}/moderate/"' in browser_of(keeper).get(f"/c/{argument.pk}/").content.decode()

    @pytest.mark.parametrize("who", [None, "person", "other"])
    def test_stands_nowhere_for_others_not_for_who_hosts_elsewhere(self, motion, post, who, request):
        viewer = who and request.getfixturevalue(who)
        if who == "other":
            make_motion("This house would sleep", viewer)
        for address in (f"{motion.get_absolute_url()}p/1/", post.get_absolute_url()):
            assert "/moderate/" not in browser_of(viewer).get(address).content.decode()

    def test_does_not_stand_at_ones_own(self, motion, host):
        post = say(motion, host)
        assert "/moderate/" not in browser_of(host).get(post.get_absolute_url()).content.decode()


class TestFromTheThread:
    def test_the_form_opens_beneath_the_post_and_changes_nothing(self, desk, post):
        whole = desk.get(f"/c/{post.pk}/moderate/").content.decode()
        part = desk.get(f"/c/{post.pk}/moderate/", headers=HTMX).content.decode()
        assert "your sort" in whole
        assert part.lstrip().startswith('<div class="here')
        assert not Case.objects.exists()

    def test_a_post_that_nobody_reported_is_decided_on_at_once(self, desk, post):
        answer = desk.post(f"/c/{post.pk}/moderate/", sent(), headers=HTMX)
        assert answer.status_code == 200
        assert "Undo" in answer.content.decode()
        assert now(post).state == "removed"

    def test_without_script_its_case_is_shown(self, desk, post):
        answer = desk.post(f"/c/{post.pk}/moderate/", sent())
        done = Decision.objects.get()
        assert answer.headers["Location"] == f"/desk/cases/{done.case_id}/?done={done.pk}"

    def test_what_was_reported_is_decided_in_its_case(self, desk, post, case):
        desk.post(f"/c/{post.pk}/moderate/", sent(f"{case.pk}:1"))
        assert Decision.objects.get().case_id == case.pk

    def test_refused_it_leaves_no_case_behind(self, desk, post):
        answer = desk.post(f"/c/{post.pk}/moderate/", sent(facts=""))
        assert answer.status_code == 422
        assert not Case.objects.exists()

    @pytest.mark.parametrize("known", ["0:0", "x", "1:²"])
    def test_what_somebody_decided_meanwhile_is_told(self, desk, post, case, senior, known):
        decided(case, senior, "collapse", "off_topic")
        answer = desk.post(f"/c/{post.pk}/moderate/", sent(known))
        assert answer.status_code == 409
        assert "Already decided by moderator A" in answer.content.decode()
        assert FACTS in answer.content.decode()

    def test_opening_a_case_finds_the_one_that_there_is(self, desk, post, case):
        answer = desk.post(f"/c/{post.pk}/moderate/", {"open": "1"})
        assert answer.headers["Location"] == f"/desk/cases/{case.pk}/"

    def test_debates_and_accounts_are_taken_up_as_posts_are(self, desk, motion, person):
        for address in (f"/d/{motion.slug}/moderate/", f"/people/{person.handle.upper()}/moderate/"):
            assert desk.get(address).status_code == 200
            assert desk.post(address, {"open": "1"}).status_code == 303
        assert Case.objects.count() == 2

    def test_an_account_is_silenced(self, desk, person):
        address = f"/people/{person.handle}/moderate/"
        assert desk.post(address, sent(action="silence")).status_code == 303
        assert now(person).is_silenced

    def test_hosts_moderate_their_own_debate_alone(self, host, post, noise):
        client, elsewhere = browser_of(host), noise.posts.first()
        assert client.get(f"/c/{post.pk}/moderate/").status_code == 200
        assert client.get(f"/c/{elsewhere.pk}/moderate/").status_code == 403
        assert client.post(f"/c/{elsewhere.pk}/moderate/", {"open": "1"}).status_code == 403

    def test_the_page_of_a_post_links_there_for_moderators_alone(self, desk, post, person):
        link = f'href="/c/{post.pk}/moderate/"'
        assert link in desk.get(f"/c/{post.pk}/").content.decode()
        assert link not in browser_of(person).get(f"/c/{post.pk}/").content.decode()

    def test_auditors_take_up_nothing(self, post):
        client = browser_of(make_person(role=Role.AUDITOR))
        assert client.get(f"/c/{post.pk}/moderate/").status_code == 403
