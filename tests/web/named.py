"""What addresses name: something of each kind that has an address of its own, by the name of its argument."""

from debates.appeals.services import appeal
from debates.corrections.changes import Change
from debates.corrections.models import Correction, What
from debates.corrections.services import propose
from forum.accounts.roles import Role
from tests.appeals.conftest import statement_of
from tests.conftest import argue, make_person, say
from tests.moderation.conftest import decided, reported
from tests.notices.given import noticed
from tests.uploads.pictures import kept


def proposed(motion, author) -> Correction:
    change = Change(What.RELATION, relation="asks")
    return propose(post=say(motion, author), by=make_person(), change=change, why="It asks.")


def decided_about(motion, author) -> dict[str, int]:
    """The ids of a statement to the author that nobody appealed, and of an appeal against another."""
    first, second = [
        statement_of(decided(reported(say(motion, author)), make_person(role=Role.MODERATOR))) for _ in range(2)
    ]
    return {"statement": first.pk, "appeal": appeal(against=second, by=author, text="It was about the kettle.").pk}


def named(people, motion, draft) -> dict[str, object]:
    author = people["author"]
    return {
        "slug": motion.slug,
        "number": 1,
        "pk": say(motion, author).pk,
        "argument": argue(motion, author).pk,
        "article": motion.article.slug,
        "mail_key": "no-such-key",
        "picture": kept(author).key,
        "extension": "webp",
        "key": draft.key,
        "proposal": proposed(motion, author).pk,
        "receipt": noticed(say(motion, author)).receipt,
        "case": reported(say(motion, author), people["member"]).pk,
        "tray": "reported",
        "part": 0,
        "handle": make_person().handle,
        "nothing": 10**9,
        **decided_about(motion, author),
        "act": "lock",
        "uidb36": "1",
        "reset_key": "x-y",
    }
