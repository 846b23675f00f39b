"""The letters about a notice. They hold nothing that anybody typed: the address may be somebody else's."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from debates.notices import wording
from debates.notices.models import Notice
from forum.web.address import site_address


def received(notice: Notice) -> EmailMessage:
    """Return the letter that a notice was received."""
    return _letter(notice, "received", _("Your notice %(receipt)s was received"))


def decided(notice: Notice) -> EmailMessage:
    """Return the letter that says what was decided on it."""
    return _letter(notice, "decided", _("Your notice %(receipt)s was decided on"))


def _letter(notice: Notice, what: str, subject: str) -> EmailMessage:
    facts = {
        "notice": notice,
        "page": f"{site_address()}{notice.get_absolute_url()}",
        "answer": wording.answer(notice),
        "by_whom": wording.by_whom(notice),
        "site_name": settings.SITE_NAME,
    }
    # the same letter again is not sent twice
    named = f"<notice-{notice.pk}-{what}-{notice.decision_id or 0}@{settings.SITE_HOST}>"
    return EmailMessage(
        subject=f"[{settings.SITE_NAME}] {subject % {'receipt': notice.receipt}}",
        body=render_to_string(f"notices/email/{what}_message.txt", facts).strip() + "\n",
        to=[notice.email],
        headers={"Message-ID": named},
    )
