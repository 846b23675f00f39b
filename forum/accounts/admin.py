"""People in Django's admin, to look at. Their passwords and the secrets of second factors are not shown."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin import register

from forum.accounts.models import Restriction, User
from forum.web.admin import ReadOnlyAdmin


@register(User)
class Users(ReadOnlyAdmin):
    """People."""

    list_display = ("handle", "role", "trust", "is_active", "joined")
    list_filter = ("role", "trust", "is_active")
    search_fields = ("handle", "email")
    exclude = ("password",)


@register(Restriction)
class Restrictions(ReadOnlyAdmin):
    """What holds them back."""

    list_display = ("person", "kind", "starts", "until", "lifted")
    list_filter = ("kind",)
    search_fields = ("person__handle",)


@register(EmailAddress)
class Addresses(ReadOnlyAdmin):
    """Their addresses."""

    list_display = ("email", "user", "verified", "primary")
    search_fields = ("email", "user__handle")


@register(UserSession)
class Sessions(ReadOnlyAdmin):
    """Where they are logged in. The key of a session, which would open it, is not shown."""

    list_display = ("user", "ip", "created_at", "last_seen_at")
    exclude = ("session_key", "data")
