"""Who a person is, and what restricts them. What they may do stands in roles.py and limits.py.

Sessions and addresses are kept by allauth.
"""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.accounts.curbs import FOREVER, Curb
from forum.accounts.handles import MOST, validate_handle
from forum.accounts.lookalikes import skeleton
from forum.accounts.roles import KEEPERS, SEE_ALL_TABLES, STAFF, Role

HIGHEST_TRUST = 3


class People(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, handle: str, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person; without a password nobody can log in as them. Trust that they are made with is granted."""
        fields.setdefault("trust_granted", fields.get("trust", 0))
        user = self.model(email=email.lower(), **fields)
        user.take_handle(handle)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, handle: str, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an administrator: what ``manage.py createsuperuser`` calls."""
        return self.create_user(handle, email, password, role=Role.ADMIN, trust=HIGHEST_TRUST, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find by e-mail address, in any case."""
        return self.get(email=(username or "").lower())

    def looking_like(self, handle: str) -> "User | None":
        """Return who has this handle, or one that looks the same."""
        return self.filter(look=skeleton(handle)).first()

    def first_administrator(self) -> "User | None":
        """Return the administrator who joined first, or none."""
        return self.filter(role=Role.ADMIN, is_active=True).order_by("joined", "pk").first()


class User(AbstractBaseUser):
    """A person: a handle that others see, an address that they do not, a role, and a level of trust."""

    handle = models.CharField(_("handle"), max_length=MOST, validators=[validate_handle])
    look = models.CharField(_("what the handle looks like"), max_length=MOST * 8, editable=False)
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.MEMBER)
    trust = models.PositiveSmallIntegerField(_("trust"), default=0)
    # the floor that those who run the site gave; what is above it was earned
    trust_granted = models.PositiveSmallIntegerField(_("trust granted"), default=0)
    # kept beside the restrictions, so that no page asks for them: see derived.py
    held_until = models.DateTimeField(_("posts are looked at first until"), null=True, editable=False)
    silenced_until = models.DateTimeField(_("may not post until"), null=True, editable=False)
    suspended_until = models.DateTimeField(_("may only read until"), null=True, editable=False)
    is_active = models.BooleanField(_("may log in"), default=True)
    joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[People] = People()

    # of staff that a session brought: whether it was opened with a second factor; None where there is no session
    came_with_factor: bool | None = None

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["handle"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("handle"), name="account_handle_once_in_any_case"),
            models.UniqueConstraint(fields=["look"], name="account_handle_once_among_those_that_look_alike"),
            models.CheckConstraint(condition=~models.Q(look=""), name="account_handle_looks_like_something"),
            models.UniqueConstraint(fields=["email"], name="account_email_once"),
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="account_email_is_lower_case"),
            models.CheckConstraint(condition=models.Q(trust__lte=HIGHEST_TRUST), name="account_trust_from_0_to_3"),
            models.CheckConstraint(
                condition=models.Q(trust_granted__lte=models.F("trust")),
                name="account_trust_at_least_as_granted",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="account_role_is_known"),
        ]
        indexes = [
            # forum.editor.queries.named: whose handle begins so
            models.Index(OpClass(Lower("handle"), "text_pattern_ops"), name="account_handle_beginnings"),
        ]

    def __str__(self) -> str:
        return self.handle

    def take_handle(self, handle: str) -> None:
        """Give the person a handle, not saved yet: the one place where handle and look are set together."""
        self.handle, self.look = handle, skeleton(handle)

    @property
    def is_staff(self) -> bool:
        """Whether the person sees more than members do: who keeps order, and who audits."""
        return self.role in STAFF

    @property
    def keeps_order(self) -> bool:
        """Whether the person moderates the site, and so counts as most trusted."""
        return self.role in KEEPERS

    @property
    def is_held(self) -> bool:
        """Whether what the person posts is looked at first."""
        return _is_to_come(self.held_until)

    @property
    def is_silenced(self) -> bool:
        """Whether the person may not post now, though they may vote."""
        return _is_to_come(self.silenced_until)

    @property
    def is_suspended(self) -> bool:
        """Whether the person may only read now, and appeal."""
        return _is_to_come(self.suspended_until)

    def get_short_name(self) -> str:
        """Return how Django's admin greets the person."""
        return self.handle

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Say whether Django's admin may show something: administrators and auditors look at all, change nothing."""
        return self.has_module_perms("") and perm.partition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        """Say whether Django's admin may list a room's tables."""
        return self.is_active and self.role in SEE_ALL_TABLES


class Restriction(models.Model):
    """What holds a person back for a time, or until it is lifted. Why, stands with the decision that made it."""

    person = models.ForeignKey(User, models.CASCADE, related_name="restrictions")
    kind = models.CharField(max_length=8, choices=Curb)
    starts = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    lifted = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=Curb.values), name="restriction_kind_is_known"),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("starts")),
                name="restriction_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=Curb.BAN) | models.Q(until=None), name="restriction_ban_has_no_end"
            ),
            models.CheckConstraint(
                condition=models.Q(lifted=None) | models.Q(lifted__gte=models.F("starts")),
                name="restriction_lifted_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.person_id}"

    @property
    def ends(self) -> datetime:
        """When it ends if it is not lifted before."""
        return self.until or FOREVER

    @property
    def is_in_force(self) -> bool:
        """Whether it holds now."""
        return self.lifted is None and _is_to_come(self.ends)


def _is_to_come(moment: datetime | None) -> bool:
    return moment is not None and moment > timezone.now()
