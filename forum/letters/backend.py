"""EMAIL_BACKEND: whatever Django or allauth sends is queued in their transaction, and sent by the worker."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from forum.letters.services import queue


class QueueBackend(BaseEmailBackend):
    """Queues. What cannot be queued is an error even of a mail sent "silently": nothing is lost unseen."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the mails; return how many."""
        return sum(bool(queue(mail=mail)) for mail in email_messages)
