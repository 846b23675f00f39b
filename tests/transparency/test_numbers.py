"""The page of numbers: what happened in the days asked for, and nothing of other days; ten questions at most."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.moderation.models import Case, Decision, Report
from debates.moderation.services import undo
from debates.posts.models import Post
from debates.posts.states import State
from debates.transparency.counting import ByAction, ByReason, Numbers, numbers
from debates.transparency.period import Period
from debates.transparency.templatetags.transparency import percent, points
from forum.accounts.models import User
from tests.conftest import argue, browser_of, make_motion, make_person, say
from tests.moderation.conftest import decided, reported
from tests.notices.given import noticed
from tests.transparency.logged import logged

pytestmark = pytest.mark.django_db
TODAY = timezone.now().date()


@pytest.fixture
def reporter(db) -> User:
    return make_person(trust=3)


@pytest.fixture
def case(motion, person, reporter) -> Case:
    return reported(say(motion, person), reporter)


def found() -> Numbers:
    return numbers(Period(TODAY - timedelta(days=1), timezone.now().date()))


def earlier() -> Numbers:
    return numbers(Period(TODAY - timedelta(days=9), TODAY - timedelta(days=2)))


def page(asked: str = "") -> str:
    answer = browser_of(None).get(f"/log/numbers/{asked}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_of_nothing_the_page_says_so():
    told = page()
    assert "Nothing was reported or decided in these days." in told
    assert "too few to compare" in told
    empty = found()
    assert (empty.reports, empty.decisions.total, empty.decisions.automatic, empty.cases.median) == (0, 0, None, None)


def test_reports_and_decisions_are_told_by_reason(case, motion, moderator, reporter):
    decided(case, moderator, "remove", "hate")
    reported(say(motion, make_person()), reporter, "spam")
    decided(reported(say(motion, make_person()), reporter, "spam"), moderator, "dismiss", "spam")
    assert found().decisions.reasons == [
        ByReason("spam", 2, 0, 1), ByReason("harassment", 1, 0, 0), ByReason("hate", 0, 1, 0)
    ]  # fmt: skip
    assert found().reports == 3
    assert (earlier().reports, earlier().decisions.reasons) == (0, [])


def test_what_was_done_to_an_author_besides_is_told_too(case, moderator):
    decided(case, moderator, "remove", sanction="silence", hours=24)
    assert set(found().decisions.actions) == {ByAction("remove", 1, 0), ByAction("silence", 1, 0)}
    assert found().decisions.total == 1


def test_what_was_undone_is_not_counted(case, moderator):
    decision = decided(case, moderator, "remove")
    undo(decision=decision, by=moderator)
    assert found().decisions.total == 0
    decided(case, moderator, "hide")
    assert found().decisions.actions == [ByAction("hide", 1, 0)]


def test_what_happened_by_itself_is_told_as_a_share(motion, case, moderator, reporter):
    decided(case, moderator)
    Decision.objects.create(case=case, action="hide", reason="hate", origin="automatic", role="automatic")
    told = found().decisions
    assert set(told.actions) == {ByAction("remove", 1, 0), ByAction("hide", 1, 1)}
    assert told.automatic.value == 0.5


def test_half_of_the_cases_were_decided_within_the_median(motion, moderator, reporter):
    for hours in (1, 4, 30):
        case = reported(say(motion, make_person()), reporter)
        Case.objects.filter(pk=case.pk).update(opened=timezone.now() - timedelta(hours=hours))
        decided(case, moderator)
    reported(say(motion, make_person()), reporter)
    told = found().cases
    assert (told.decided, round(told.median, 2), told.waiting) == (3, 4.0, 1)
    assert "4.0 hours" in page()


def test_what_was_decided_on_the_spot_does_not_shorten_the_median(case, moderator):
    Case.objects.filter(pk=case.pk).update(opened=timezone.now() - timedelta(hours=8))
    decided(case, moderator)
    spot = Case.objects.create(profile=make_person(), tray="reported", state="decided", decided=timezone.now())
    Decision.objects.create(case=spot, action="lock", reason="other", origin="elsewhere", role="moderator")
    assert (found().cases.decided, round(found().cases.median, 2)) == (1, 8.0)


def test_appeals_are_counted_from_the_log(db):
    for appeal in (1, 2, 3):
        logged("appealed", appeal=appeal, decision=appeal, case=appeal)
    logged("appeal_decided", appeal=1, decision=1, case=1, outcome="upheld")
    logged("appeal_decided", appeal=2, decision=2, case=2, outcome="overturned")
    told = found().appeals
    assert (told.made, told.decided, told.overturned, told.rate.value) == (3, 2, 1, 0.5)
    assert earlier().appeals.rate is None


def test_notices_are_counted_apart_from_reports(motion, moderator, reporter):
    notice = noticed(say(motion, make_person()))
    noticed(motion)
    reported(notice.case.post, reporter, "illegal", law="Penal Code")
    assert (found().reports, Report.objects.count()) == (1, 3)
    decided(notice.case, moderator, "remove")
    assert found().notices == {"all": 2, "received": 1, "acted": 1, "not_acted": 0}


def flood(for_: tuple[int, int], against: tuple[int, int]) -> None:
    """Arguments of both sides, so many written and so many of them removed."""
    motion = make_motion("This house would rather have milk")
    firsts = {side: argue(motion, make_person(), side=side) for side in ("for", "against")}
    for side, (written, removed) in {"for": for_, "against": against}.items():
        first = firsts[side]
        kept = {field.attname: getattr(first, field.attname) for field in Post._meta.concrete_fields}
        unlike = {"id", "client_key", "author_id"}
        rows = [Post(**{k: v for k, v in kept.items() if k not in unlike}) for _ in range(written - 1)]
        Post.objects.bulk_create(rows)
        those = Post.objects.filter(motion=motion, favours=side).order_by("pk")[:removed]
        Post.objects.filter(pk__in=list(those.values_list("pk", flat=True))).update(state=State.REMOVED)


def test_removals_by_side_are_told_with_interval_and_picture():
    flood((40, 20), (40, 4))
    told = page()
    assert "Arguments for were removed more often" in told
    assert "50.0 % of 40" in told
    assert "The share removed is 40.0 percentage points higher among arguments for" in told
    assert [(row.written, row.removed) for row in found().sides.rows] == [(40, 20), (40, 4)]


def test_a_few_removals_are_told_as_few_without_a_picture():
    flood((40, 20), (40, 2))
    told = page()
    assert "fewer than 3" in told
    assert "whiskers" not in told
    assert "percentage points" not in told


def test_a_removed_comment_and_a_held_argument_are_of_no_side(motion, person):
    comment, argument = say(motion, person), argue(motion, person)
    Post.objects.filter(pk=comment.pk).update(state=State.REMOVED)
    Post.objects.filter(pk=argument.pk).update(state=State.HELD)
    assert all(row.written is None for row in found().sides.rows)
    assert found().sides.finding == "too few"


def test_days_are_chosen_in_the_address_and_nonsense_is_as_if_not_asked(case):
    assert "<dd>1</dd>" in page()
    assert "<dd>1</dd>" not in page("?from=2020-01-01&to=2020-12-31").replace(_waiting(), "")
    assert 'value="2020-01-01"' in page("?from=2020-01-01&to=2020-12-31")
    assert "Nothing was reported" not in page("?from=x&to=2026-99-99")


def _waiting() -> str:
    return "<dt>Cases that wait now</dt><dd>1</dd>"


def test_the_log_links_to_it():
    assert 'href="/log/numbers/"' in browser_of(None).get("/log/").content.decode()


def test_ten_questions_are_enough_for_one_case_and_for_many(
    case, motion, moderator, reporter, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10):
        page()
    for number in range(12):
        decided(reported(say(motion, make_person()), reporter), moderator, "remove" if number % 2 else "dismiss")
        noticed(say(motion, make_person()), asked_from=f"192.0.2.{number}")
    flood((20, 5), (20, 5))
    with django_assert_max_num_queries(10):
        page()


def test_shares_are_told_in_per_cent():
    assert (percent(0.1234), points(-0.05), points(0.05)) == ("12.3", "−5.0", "5.0")
