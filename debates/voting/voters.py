"""A person's entry among the voters of a debate: made with their first act, held while they act."""

from django.utils import timezone

from debates.motions.models import Motion
from debates.voting.models import Voter
from debates.voting.policy import counts
from forum.accounts.models import User

# DO UPDATE, not DO NOTHING: it locks the row, so that two tabs of one person take turns, and it returns it.
_ENTER = """
INSERT INTO voting_voter (motion_id, person_id, counts, is_late, joined, acted)
VALUES (%(motion)s, %(person)s, %(counts)s, false, %(now)s, %(now)s)
ON CONFLICT (motion_id, person_id) DO UPDATE SET acted = EXCLUDED.acted
RETURNING *, EXISTS (SELECT FROM account_emailaddress a WHERE a.user_id = %(person)s AND a.verified) AS is_confirmed,
    EXISTS (SELECT FROM voting_exclusion x WHERE x.voter_id = voting_voter.id AND x.lifted IS NULL) AS is_excluded
"""


def enter(motion: Motion, person: User) -> Voter:
    """Return the person's entry, made if need be, held until the transaction ends; one query.

    ``is_confirmed`` on it says whether they confirmed an address, ``is_excluded`` whether a moderator has them left
    out of what is counted: ``counts`` stays as it is with an entry that is there.
    """
    given = {"motion": motion.pk, "person": person.pk, "counts": counts(person, motion), "now": timezone.now()}
    return next(iter(Voter.objects.raw(_ENTER, given)))
