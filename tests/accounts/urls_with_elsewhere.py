"""The site's addresses as they are where OpenID Connect is switched on (read when a test asks for them)."""

from django.urls import include, path

from forum.urls import handler400, handler403, handler404, handler500
from forum.urls import urlpatterns as usual

__all__ = ["handler400", "handler403", "handler404", "handler500"]

urlpatterns = [
    path("accounts/elsewhere/", include("allauth.socialaccount.urls")),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    *usual,
]
