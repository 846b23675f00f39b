"""Yes, or no with a reason in words: what every policy answers, and what a verb raises."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may be done."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Refused:
    """It may not be done.

    ``reason`` is a sentence for the person; ``status`` is the HTTP status that a page answers with;
    ``retry_after`` is in seconds, where waiting helps.
    """

    reason: str
    status: int = 403
    retry_after: int | None = None

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Refused
ALLOWED = Allowed()


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A verb refused. Its ``refused`` says why in words that a person can read."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.reason)
        self.refused = refused


def enforce(answer: Answer) -> None:
    """Let an allowed act pass.

    Raises:
        Refusal: the answer is a refusal.
    """
    if isinstance(answer, Refused):
        raise Refusal(answer)
