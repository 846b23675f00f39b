"""Groups that vote as one: who of a simulated brigade is found, who is listed wrongly, and who may look."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from debates.motions.models import Motion
from debates.motions.services import close
from debates.motions.states import Shown
from debates.voting.bursts import DAY, Answer
from debates.voting.clusters import Cluster, Sign, clusters
from debates.voting.models import Vote, Voter
from debates.voting.patterns import patterns
from forum.accounts.models import User
from tests.arguments.crowd import flood_arguments
from tests.conftest import browser_of, make_person, stand
from tests.voting.brigade import POSTS, Brigade, Debate, simulated
from tests.voting.crowd import flood_people

SEEDS = (0, 1, 2, 18)  # of 20 that were tried the last has the most false alarms
QUICK = Brigade()
OLD = Brigade(new=0.2)
SLOW = Brigade(new=0.2, lasts=DAY)


def groups(debate: Debate) -> list[Cluster]:
    return clusters(debate.answers, debate.new)


def found(debate: Debate) -> tuple[float, int]:
    """Which share of the brigade is listed, and how many honest voters are with it."""
    listed = {voter for cluster in groups(debate) for voter in cluster.voters}
    return len(listed & debate.brigade) / len(debate.brigade), len(listed & debate.honest)


class TestSimulated:
    @pytest.mark.parametrize("seed", SEEDS)
    @pytest.mark.parametrize("brigade", [QUICK, OLD, SLOW], ids=["new and quick", "old and quick", "old within a day"])
    def test_of_200_who_vote_as_one_among_2000_nearly_all_are_listed_and_hardly_anybody_else(self, brigade, seed):
        recall, false_alarms = found(simulated(seed, brigade))
        assert recall >= 0.9
        assert false_alarms <= 10

    @pytest.mark.parametrize("seed", SEEDS)
    def test_honest_voters_alone_are_no_group_though_they_come_in_waves_and_with_new_accounts(self, seed):
        assert groups(simulated(seed)) == []

    def test_at_the_opening_a_few_dozen_honest_ones_are_listed_with_them_and_not_more(self):
        recall, false_alarms = found(simulated(1, Brigade(new=0.2, begins=3_600)))
        assert recall >= 0.95
        assert false_alarms <= 50

    def test_where_they_are_more_than_all_others_together_they_are_found_too(self):
        recall, false_alarms = found(simulated(1, OLD, honest=60))
        assert recall >= 0.95
        assert false_alarms == 0

    def test_spread_over_a_week_most_of_them_are_missed_and_we_say_so(self):
        recall, _ = found(simulated(1, Brigade(new=0.2, lasts=7 * DAY)))
        assert recall < 0.5

    def test_each_sign_is_told_where_it_is_so(self):
        (quick,) = groups(simulated(2, QUICK))
        assert set(quick.signs) == set(Sign)
        assert quick.new > 0.7 > 0.3 > quick.new_elsewhere
        assert quick.order > 0.7 > 0.6 > quick.order_elsewhere
        (shuffled,) = groups(simulated(2, Brigade(new=0.2, jitter=99)))
        assert set(shuffled.signs) == {Sign.BURST, Sign.ALIKE}

    def test_on_one_post_new_accounts_are_found_and_old_ones_are_not(self):
        few = {"targets": 1, "takes": 1.0, "decoys": 0}
        debate = simulated(3, Brigade(**few))
        (group,) = groups(debate)
        assert set(group.signs) == {Sign.BURST, Sign.NEW}
        assert len(group.voters & debate.brigade) > 190
        assert groups(simulated(3, Brigade(**few, new=0.2))) == []


def test_a_class_that_agrees_in_one_hour_is_no_group():
    answers = [Answer(voter, post, "helpful yes", voter * 9.0 + post) for voter in range(30) for post in range(5)]
    assert clusters(answers, set(range(30))) == []
    assert clusters([], set()) == []


@pytest.mark.parametrize(("size", "is_listed"), [(6, False), (12, True)])
def test_a_handful_is_no_group(size, is_listed):
    assert bool(groups(simulated(5, Brigade(size=size, takes=1)))) == is_listed


@pytest.fixture(scope="class")
def debate() -> Debate:
    return simulated(7, Brigade(size=40), honest=300)


def written(motion: Motion, debate: Debate) -> dict[int, Voter]:
    """The simulated debate as rows; accounts joined by when they are new: a year ago, or the day before."""
    begun = timezone.now() - timedelta(days=15)
    posts = flood_arguments(motion, POSTS)
    numbers = sorted(debate.honest | debate.brigade)
    people = flood_people(len(numbers), name="sim")
    for number, person in zip(numbers, people, strict=True):
        person.joined = begun - timedelta(days=1 if number in debate.new else 365)
    User.objects.bulk_update(people, ["joined"])
    rows = Voter.objects.bulk_create(Voter(motion=motion, person=person, joined=begun) for person in people)
    voters = dict(zip(numbers, rows, strict=True))
    Vote.objects.bulk_create(_vote(answer, voters, posts, begun) for answer in debate.answers)
    return voters


def _vote(answer: Answer, voters, posts, begun: datetime) -> Vote:
    axis, value = answer.said.split()
    at = begun + timedelta(seconds=answer.at)
    post = posts[answer.post - 1]
    return Vote(
        voter=voters[answer.voter], post=post, axis=axis, value=value, relation=post.relation, cast=begun, changed=at
    )


@pytest.mark.django_db
class TestRows:
    def test_the_rows_of_a_debate_tell_what_was_simulated_and_of_no_other_debate(
        self, motion, noise, debate, moderator
    ):
        voters = written(motion, debate)
        stand(motion, moderator)
        (group,) = patterns(motion, moderator)
        brigade = {voters[number].person.handle for number in debate.brigade}
        assert len(set(group.handles) & brigade) >= 38
        assert group.size == len(group.handles) <= 42
        assert set(group.voters) <= {row.pk for row in voters.values()}
        assert sorted(group.handles) == sorted(
            Voter.objects.filter(pk__in=group.voters).values_list("person__handle", flat=True)
        )
        assert group.new > 70 > group.new_elsewhere
        assert group.ends - group.starts < timedelta(hours=2)
        assert timezone.now() - timedelta(days=15) < group.starts.astimezone(UTC) < timezone.now()
        assert group.number == len(group.posts)
        assert patterns(noise, moderator) == []

    def test_who_left_is_counted_without_a_name_and_trust_0_is_new(self, motion, debate, moderator):
        voters = written(motion, debate)
        User.objects.filter(pk__in=[voters[n].person_id for n in debate.brigade]).update(
            trust=0, joined=timezone.now() - timedelta(days=400)
        )
        Voter.objects.filter(pk__in=[voters[n].pk for n in sorted(debate.brigade)[:5]]).update(person=None)
        (group,) = patterns(motion, moderator)
        assert (group.gone, group.size - len(group.handles)) == (5, 5)
        assert group.new > 70

    def test_the_work_is_bounded_and_the_queries_are_few(
        self, motion, debate, moderator, monkeypatch, django_assert_max_num_queries
    ):
        written(motion, debate)
        with django_assert_max_num_queries(5):
            assert len(patterns(motion, moderator)) == 1
        monkeypatch.setattr("debates.voting.patterns.MOST", 9)
        assert patterns(motion, moderator) == []

    def test_a_moderator_reads_accounts_times_and_signs_and_nobody_reads_how_anybody_voted(
        self, motion, debate, moderator, host
    ):
        written(motion, debate)
        stand(motion, moderator)
        shown = browser_of(moderator).get(address(motion)).content.decode()
        for words in ("accounts", "In a burst.", "The same posts.", "New accounts.", "The same order.", "sim3"):
            assert words in shown
        for value in ("helpful", "disagree", "Well argued?"):
            assert value not in shown

    def test_on_which_posts_they_voted_is_told_only_to_who_may_see_totals(self, motion, debate, moderator, host):
        written(motion, debate)
        shown = browser_of(moderator).get(address(motion)).content.decode()
        assert "Shown once you have said where you stand." in shown
        assert "/c/" not in shown[shown.index("<main") :]
        stand(motion, moderator)
        Motion.objects.filter(pk=motion.pk).update(results=Shown.CLOSE)
        assert "Shown when the debate is over" in browser_of(moderator).get(address(motion)).content.decode()
        close(motion=motion, by=host, reason="It is late.")
        shown = browser_of(moderator).get(address(motion)).content.decode()
        assert "/c/" in shown[shown.index("<main") :]


def address(motion) -> str:
    return f"{motion.get_absolute_url()}patterns/"


@pytest.mark.django_db
class TestWho:
    def test_only_moderators_look_and_are_led_there(self, motion, moderator, admin):
        for somebody in (moderator, admin):
            assert "Nothing looks alike here" in browser_of(somebody).get(address(motion)).content.decode()
            assert address(motion) in browser_of(somebody).get(f"{motion.get_absolute_url()}people/").content.decode()

    def test_nobody_else_does_a_host_neither(self, motion, host):
        for somebody in (host, make_person(trust=3)):
            answer = browser_of(somebody).get(address(motion))
            assert (answer.status_code, "Only moderators look" in answer.content.decode()) == (403, True)
            people = browser_of(somebody).get(f"{motion.get_absolute_url()}people/").content.decode()
            assert address(motion) not in people

    def test_a_debate_that_is_not_there_has_no_groups(self, moderator):
        assert browser_of(moderator).get("/d/no-such-debate/patterns/").status_code == 404
