"""Cases with what drew attention to them, and decisions with what they owe."""

from debates.moderation.models.case import Case, Report, Sign
from debates.moderation.models.decision import Decision, Seat, Statement

__all__ = ["Case", "Decision", "Report", "Seat", "Sign", "Statement"]
