"""allauth's forms of accounts elsewhere in this site's words."""

from allauth.socialaccount import forms

from forum.accounts.forms import WithHandle


class SocialSignupForm(WithHandle, forms.SignupForm):  # type: ignore[misc]  # untyped
    """Who comes by an account elsewhere chooses a handle, and says the address."""
