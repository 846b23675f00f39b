"""Who a person is. What they may do stands in roles.py and limits.py, their sessions and addresses with allauth."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.accounts.handles import MOST, validate_handle
from forum.accounts.lookalikes import skeleton
from forum.accounts.roles import Role

HIGHEST_TRUST = 3


class People(BaseUserManager["User"]):
    """Makes people."""

    def create_user(self, handle: str, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person; without a password nobody can log in as them."""
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
        """Whether the person keeps order here."""
        return self.role in {Role.MODERATOR, Role.ADMIN}

    def get_short_name(self) -> str:
        """Return how Django's admin greets the person."""
        return self.handle

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Say whether Django's admin may show something: an administrator looks at all, and changes nothing there."""
        return self.is_active and self.role == Role.ADMIN and perm.partition(".")[2].startswith("view_")

    def has_module_perms(self, app_label: str) -> bool:
        """Say whether Django's admin may list a room's tables."""
        return self.is_active and self.role == Role.ADMIN
