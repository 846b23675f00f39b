"""Letters handed to a mail server, one connection for each."""

import smtplib
import ssl

from django.conf import settings

from forum.letters.parcel import NotDelivered, Parcel
from forum.letters.server import MailServer

_PATIENCE = 15.0  # seconds for each answer of the server
_FOR_GOOD = 500


def deliver(parcel: Parcel, server: MailServer) -> None:
    """Hand the letter in; returns once the server has taken it.

    Raises:
        NotDelivered: the server is away, or refuses. What it refuses before it knows the recipient is the site's
            affair (an account, a sender), and may be put right: only the recipient and the letter are final.
    """
    try:
        with _connected(server) as session:
            session.sendmail(parcel.sender, [parcel.recipient], parcel.message, _options(session, parcel))
    except smtplib.SMTPRecipientsRefused as error:
        code, words = error.recipients[parcel.recipient]
        raise NotDelivered(_told(code, words), is_final=code >= _FOR_GOOD) from error
    except smtplib.SMTPDataError as error:
        raise NotDelivered(_told(error.smtp_code, error.smtp_error), is_final=error.smtp_code >= _FOR_GOOD) from error
    except smtplib.SMTPResponseException as error:
        raise NotDelivered(_told(error.smtp_code, error.smtp_error)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotDelivered(f"{server.host}:{server.port}: {error}") from error


def _connected(server: MailServer) -> smtplib.SMTP:
    context = ssl.create_default_context()
    name = settings.SITE_HOST  # getfqdn() asks the net, and may wait for it
    if server.is_tls_from_start:
        session: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, name, timeout=_PATIENCE, context=context)
    else:
        session = smtplib.SMTP(server.host, server.port, name, timeout=_PATIENCE)
    try:
        if server.is_tls_needed and not server.is_tls_from_start:
            session.starttls(context=context)
        if server.user:
            session.login(server.user, server.password)
        session.ehlo_or_helo_if_needed()
    except BaseException:
        session.close()
        raise
    return session


def _options(session: smtplib.SMTP, parcel: Parcel) -> list[str]:
    """Say what is unusual about it: bytes above 127 in its text, or in an address, which few servers take."""
    options = ["BODY=8BITMIME"] if session.has_extn("8bitmime") else []
    if (parcel.sender + parcel.recipient).isascii():
        return options
    if not session.has_extn("smtputf8"):
        raise NotDelivered("the mail server takes addresses in ASCII alone", is_final=True)
    return [*options, "SMTPUTF8"]


def _told(code: int, words: bytes | str) -> str:
    said = words.decode(errors="replace") if isinstance(words, bytes) else words
    return f"{code} {said}"[:500]
