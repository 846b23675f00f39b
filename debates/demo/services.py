"""Loading a demo debate through the same verbs that people use. What is there already is left alone."""

from collections.abc import Collection
from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from debates.articles.models import Article
from debates.articles.queries import current_blocks
from debates.articles.services import NewArticle, NewBlock, publish
from debates.demo.content import Comment, Debate, Person
from debates.motions.models import Motion
from debates.motions.services import put
from debates.posts.models import Post, PostRevision
from debates.posts.services import Words, answer, comment_on, revise
from forum.accounts.models import HIGHEST_TRUST, User
from forum.accounts.roles import Role


@transaction.atomic
def load(*, debate: Debate, password: str | None, with_password: Collection[str]) -> tuple[Motion, bool]:
    """Load a debate with its people and comments; return its motion and whether it is new.

    Only the handles ``with_password`` can log in, and without a password nobody can.
    """
    if there := Motion.objects.filter(slug=debate.motion["slug"]).first():
        return there, False
    people = {
        person.handle: _person(person, password if person.handle in with_password else None) for person in debate.people
    }
    host = next(people[person.handle] for person in debate.people if person.is_host)
    motion = put(
        sentence=debate.motion["sentence"],
        article=_article(debate, host),
        host=host,
        slug=debate.motion["slug"],
    )
    _say_all(debate.comments, motion, people)
    return motion, True


def _person(person: Person, password: str | None) -> User:
    there = User.objects.looking_like(person.handle)
    if there is not None:
        return there
    role = Role(person.role)
    trust = HIGHEST_TRUST if role != Role.MEMBER else 1
    made = User.objects.create_user(person.handle, person.email, password, role=role, trust=trust)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def _article(debate: Debate, host: User) -> Article:
    told = debate.article
    blocks = [NewBlock(kind=block["kind"], text=block["text"], level=block.get("level")) for block in told["blocks"]]
    text = NewArticle(
        title=told["title"],
        slug=told["slug"],
        standfirst=told["standfirst"],
        author_name=told["author"],
        publication=told["publication"],
        published_on=told["published_on"],
        language=told["language"],
        rights_note=debate.rights_note,
        raw="\n\n".join(block.text for block in blocks),
        blocks=blocks,
    )
    return publish(text=text, by=host)


def _say_all(comments: tuple[Comment, ...], motion: Motion, people: dict[str, User]) -> None:
    versions = current_blocks(motion.article)
    said: dict[str, Post] = {}
    for comment in comments:
        author, words = people[comment.author], _words(comment)
        if comment.parent:
            posted = answer(author=author, parent=said[comment.parent], words=words)
        else:
            version = versions[(comment.paragraph or 1) - 1]
            posted = comment_on(author=author, motion=motion, version=version, words=words)
        said[comment.key] = _revised(posted.post, comment, author)
    _date(comments, said)


def _words(comment: Comment) -> Words:
    first, _ = comment.texts[0]
    return Words(comment.relation, first, uuid5(NAMESPACE_URL, f"demo:{comment.key}"), comment.quotation)


def _revised(post: Post, comment: Comment, author: User) -> Post:
    for seen, (body, _) in enumerate(comment.texts[1:], start=1):
        post = revise(post=post, by=author, body=body, seen=seen).post
    return post


def _date(comments: tuple[Comment, ...], said: dict[str, Post]) -> None:
    """Move everything back from now, when the verbs wrote it, to when it is to have been said."""
    now = timezone.now()
    made = {
        (said[comment.key].pk, number): now - timedelta(minutes=ago)
        for comment in comments
        for number, (_, ago) in enumerate(comment.texts, start=1)
    }
    for post in said.values():
        post.created = made[post.pk, 1]
        post.revised = made[post.pk, post.revision_number] if post.revised else None
    revisions = list(PostRevision.objects.filter(post__in=said.values()).defer("body", "html"))
    for revision in revisions:
        revision.made = made[revision.post_id, revision.number]
    Post.objects.bulk_update(said.values(), ["created", "revised"])
    PostRevision.objects.bulk_update(revisions, ["made"])
