"""Saying what a demo debate says, through the verbs that people use, and dating it back."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from debates.articles.models import BlockVersion
from debates.articles.queries import current_blocks
from debates.demo.content import Argument, Comment
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.arguing import Case
from debates.posts.basis import Basis, Named
from debates.posts.models import Participation, Post, PostRevision
from debates.posts.services import Words, answer, comment_on, revise
from debates.posts.states import Relation
from forum.accounts.models import User


class Speech:
    """The debate as it is being said: who speaks, where, and what has been said by its key."""

    def __init__(self, motion: Motion, people: dict[str, User], posts: dict[str, Post]) -> None:
        self.motion = motion
        self.people = people
        self.versions: list[BlockVersion] = current_blocks(motion.article)
        self.posts = dict(posts)

    def say(self, said: Comment | Argument) -> None:
        """Say one thing, and revise it as often as it was."""
        author = self.people[said.author]
        if isinstance(said, Comment):
            self.posts[said.key] = self._revised(self._comment(said, author), said, author)
        else:
            self.posts[said.key] = self._rewritten(self._argument(said, author), said, author)

    def _comment(self, comment: Comment, author: User) -> Post:
        first, _ = comment.texts[0]
        words = Words(comment.relation, first, self._key(comment.key), comment.quotation)
        if comment.parent:
            return answer(author=author, parent=self.posts[comment.parent], words=words).post
        version = self.versions[(comment.paragraph or 1) - 1]
        return comment_on(author=author, motion=self.motion, version=version, words=words).post

    def _revised(self, post: Post, comment: Comment, author: User) -> Post:
        for seen, (body, _) in enumerate(comment.texts[1:], start=1):
            post = revise(post=post, by=author, body=body, seen=seen).post
        return post

    def _argument(self, argument: Argument, author: User) -> Post:
        case = self._case(argument, 0)
        if argument.parent:
            relation = Relation(str(argument.relation))
            parent = self.posts[argument.parent]
            return arguing.counter(author=author, parent=parent, relation=relation, case=case).post
        comment = self.posts[argument.promoted_from] if argument.promoted_from else None
        side = Side(str(argument.side))
        return arguing.argue(author=author, motion=self.motion, side=side, case=case, comment=comment).post

    def _rewritten(self, post: Post, argument: Argument, author: User) -> Post:
        for seen in range(1, len(argument.texts)):
            post = arguing.rewrite(post=post, by=author, case=self._case(argument, seen), seen=seen).post
        return post

    def _case(self, argument: Argument, number: int) -> Case:
        claim, body, _ago = argument.texts[number]
        basis = Basis(
            tuple(Named(**source) for source in argument.sources),
            tuple(self._number(position) for position in argument.rests_on),
            tuple(self._number(position) for position in argument.disputes),
        )
        return Case(claim, body, self._key(argument.key), basis)

    def _key(self, key: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"demo:{self.motion.slug}:{key}")

    def _number(self, position: int) -> int:
        return self.versions[position - 1].block.public_no


def say_all(
    everything: Sequence[Comment | Argument], motion: Motion, people: dict[str, User], earlier: dict[str, Post]
) -> dict[str, Post]:
    """Say everything, in the order given, and date it back; return the posts by their keys.

    ``earlier`` are posts by their keys that were said before, which may be answered.
    """
    speech = Speech(motion, people, earlier)
    for said in everything:
        speech.say(said)
    posts = {said.key: speech.posts[said.key] for said in everything}
    _date(everything, posts)
    last = Post.objects.filter(motion=OuterRef("motion"), author=OuterRef("person")).order_by("-created")
    Participation.objects.filter(motion=motion).update(last=Subquery(last.values("created")[:1]))
    return posts


def _date(everything: Sequence[Comment | Argument], posts: dict[str, Post]) -> None:
    """Move everything back from now, when the verbs wrote it, to when it is to have been said."""
    now = timezone.now()
    made = {
        (posts[said.key].pk, number): now - timedelta(minutes=int(text[-1]))
        for said in everything
        for number, text in enumerate(said.texts, start=1)
    }
    for post in posts.values():
        post.created = made[post.pk, 1]
        post.revised = made[post.pk, post.revision_number] if post.revised else None
    revisions = list(PostRevision.objects.filter(post__in=posts.values()).defer("body", "html", "basis"))
    for revision in revisions:
        revision.made = made[revision.post_id, revision.number]
    Post.objects.bulk_update(posts.values(), ["created", "revised"])
    PostRevision.objects.bulk_update(revisions, ["made"])
