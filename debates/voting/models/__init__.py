"""Where people stand and how they vote: rows that are counted, and the counts of each post."""

from debates.voting.models.credit import Credit, Reason
from debates.voting.models.exclusion import Exclusion
from debates.voting.models.stance import Stance, Voter
from debates.voting.models.tally import Tally
from debates.voting.models.vote import Countable, Vote

__all__ = ["Countable", "Credit", "Exclusion", "Reason", "Stance", "Tally", "Vote", "Voter"]
