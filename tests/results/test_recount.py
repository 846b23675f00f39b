"""``manage.py recount`` says whether a verdict is what the rows say; check_integrity finds what is off."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from debates.motions.clock import Stage
from debates.motions.services import reopen
from debates.results.derived import faults, rebuild
from debates.results.figures import digest, of_json
from debates.results.models import Count, Verdict
from debates.results.publishing import publish
from debates.results.queries import verdict_of
from debates.voting.models import Tally, Vote, Voter
from tests.conftest import argue, block, make_person
from tests.motions.phases import in_phase
from tests.results.counted import closed, confirmed, credit_by, crowd, example, voted_twice
from tests.voting.crowd import flood_voters, flood_votes

pytestmark = pytest.mark.django_db


def recount(motion) -> str:
    out = io.StringIO()
    call_command("recount", motion.slug, stdout=out, stderr=out)
    return out.getvalue()


def refused(motion) -> str:
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("recount", motion.slug, stdout=out, stderr=out)
    assert ended.value.code == 1
    return out.getvalue()


def lifted(sql: str, *given: object) -> None:
    """Write past the triggers, as somebody with the database in their hands would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, given)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture
def voted(motion):
    """A debate with stances, votes and credits."""
    voters = flood_voters(motion, example())
    posts = [argue(motion, make_person(trust=1), f"Coffee does this, number {n}.") for n in range(2)]
    flood_votes(posts, voters[:60], "yes")
    flood_votes(posts, voters[:60], "agree", axis="agree")
    credit_by(motion, confirmed(4), posts=posts[:1], blocks=[block(motion).block])
    return motion


def test_a_verdict_is_the_same_when_counted_again(voted, noise):
    verdict = verdict_of(closed(voted))
    assert recount(voted) == f"same {verdict.hash}\n"
    assert of_json(verdict.figures).agreed
    assert faults() == []


def test_so_it_is_where_counts_were_told_before(voted):
    publish(motion=voted)
    crowd(voted, "for", "against")
    verdict = verdict_of(closed(voted))
    assert recount(voted) == f"same {verdict.hash}\n"
    assert faults() == []


def test_so_it_is_after_a_final_vote(motion):
    motion = in_phase(motion, Stage.FLOOR)
    voted_twice(motion, [("for", None)] * 4, name="early")
    publish(motion=motion)
    motion = in_phase(motion, Stage.FINAL_VOTE)
    voted_twice(motion, example())
    verdict = verdict_of(closed(motion))
    assert recount(motion) == f"same {verdict.hash}\n"
    assert of_json(verdict.figures).n == 100


def test_who_leaves_changes_nothing(voted):
    verdict = verdict_of(closed(voted))
    for voter in Voter.objects.filter(motion=voted)[:3]:
        voter.person.delete()
    assert recount(voted) == f"same {verdict.hash}\n"


def test_a_stance_that_was_written_over_is_found(voted):
    verdict_of(closed(voted))
    lifted("UPDATE voting_stance SET position = 'for' WHERE position = 'against' AND number = 2")
    told = refused(voted)
    assert "after: [" in told
    assert "swing: " in told


def test_a_vote_by_many_that_was_written_over_is_found(voted):
    verdict_of(closed(voted))
    post = Tally.objects.filter(motion=voted, common__gt=0).first().post_id
    lifted("UPDATE voting_vote SET value = 'disagree' WHERE axis = 'agree' AND post_id = %s", post)
    assert f"rank of c{post}: " in refused(voted)


def test_figures_that_were_written_over_are_found(voted):
    verdict = verdict_of(closed(voted))
    lifted("UPDATE results_verdict SET figures = jsonb_set(figures, '{n}', '105')")
    told = refused(voted)
    assert told.startswith(f"hash: {verdict.hash} stored")
    assert "n: 105 stored, 104 counted" in told
    assert len(faults()) == 1
    assert rebuild() == 0


def test_figures_that_were_written_over_with_their_hash_are_found_by_the_rows(voted):
    verdict = verdict_of(closed(voted))
    forged = {**verdict.figures, "n": 105}
    lifted("UPDATE results_verdict SET figures = jsonb_set(figures, '{n}', '105'), hash = %s", digest(of_json(forged)))
    assert faults() == []
    assert refused(voted) == "n: 105 stored, 104 counted\n"


def test_a_debate_that_was_taken_up_again_keeps_its_verdict(voted, host):
    verdict = verdict_of(closed(voted))
    reopen(motion=voted, by=host, reason="It was not over.")
    credit_by(voted, confirmed(3, name="later"), blocks=[block(voted, 2).block])
    for value in ("disagree", "pass"):
        Vote.objects.filter(voter__motion=voted, axis="agree").update(value=value)
        publish(motion=voted)
    Vote.objects.filter(voter__motion=voted, axis="agree").update(value="agree")
    told = recount(voted)
    assert "taken up again" in told
    assert told.endswith(f"same {verdict.hash}\n")


def test_without_a_verdict_the_present_figures_are_printed(motion):
    crowd(motion, *["for"] * 12)
    assert '"n":12' in recount(motion)
    assert not Verdict.objects.exists()
    assert not Count.objects.exists()


def test_a_debate_that_is_not_there_is_one_sentence(db):
    with pytest.raises(CommandError, match="No debate here has the address nowhere\\."):
        call_command("recount", "nowhere")


def test_a_rank_that_was_written_over_is_found_and_mended(voted):
    publish(motion=voted)
    Voter.objects.update(acted="2026-01-01T00:00Z")
    assert faults() == []
    Tally.objects.filter(yes__gt=0).update(best=2.9)
    wrong = faults()
    assert len(wrong) == 2
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("check_integrity", stdout=out)
    assert wrong[0] in out.getvalue()
    assert rebuild() == 2
    assert faults() == []


def test_ranks_are_not_compared_where_somebody_acted_since(voted):
    publish(motion=voted)
    Tally.objects.filter(yes__gt=0).update(best=2.9)
    assert faults() == []
