"""Addresses of the account: allauth's, with our page before them; of accounts elsewhere only where switched on."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from forum.accounts import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.own_account, name="account_overview"),
    path("signup/", views.SignUp.as_view(), name="account_signup"),  # before allauth's own, which it stands for
    path("email/", views.Addresses.as_view(), name="account_email"),  # and this
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
if settings.SOCIALACCOUNT_PROVIDERS:
    urlpatterns += [
        path("elsewhere/signup/", views.SignUpFromElsewhere.as_view(), name="socialaccount_signup"),
        path("elsewhere/", include("allauth.socialaccount.urls")),
    ]
    urlpatterns += [path("", include(f"{app}.urls")) for app in settings.SOCIAL_LOGIN.apps]
