"""Web addresses of articles: what a person typed, checked, and the one form in which an address is kept. Pure.

Where an address leads, and whether this site may go there, is the matter of ``fetching``.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from encodings.idna import ToASCII
from ipaddress import IPv6Address
from typing import Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LONGEST = 2000  # characters of an address
_LONGEST_HOST = 253  # RFC 1035, without the last dot
PORTS = {"http": 80, "https": 443}
# Parameters that say how a reader came, not which article this is; those of a prefix, then single ones.
TRACKING_PREFIXES = ("utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_")
# fmt: off
TRACKING = frozenset({
    "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "at_campaign", "at_medium", "campaign_id",
    "cmp", "cmpid", "dclid", "ef_id", "fb_action_ids", "fb_source", "fbclid", "gbraid", "gclid", "gclsrc",
    "guccounter", "guce_referrer", "guce_referrer_sig", "hsctatracking", "icid", "igsh", "igshid", "li_fat_id",
    "mc_cid", "mc_eid", "mibextid", "mkt_tok", "msclkid", "ncid", "ocid", "oly_anon_id", "oly_enc_id", "rb_clickid",
    "ref", "ref_src", "ref_url", "referrer", "s_cid", "s_kwcid", "smid", "soc_src", "soc_trk", "sr_share", "srsltid",
    "trk", "ttclid", "twclid", "vero_conv", "vero_id", "wbraid", "wt.mc_id", "wt_mc", "xtor", "yclid", "ysclid",
})
# fmt: on
_SCHEME = re.compile(r"([a-z][a-z0-9+-]*):(?!\d+(?:[/?#]|$))", re.IGNORECASE)  # "localhost:8000" has none
_HOST_LIKE = re.compile(r"[^/?#]*[^/?#.]\.[^/?#]|\[|[^/?#]*[。．｡]")
_DOTS = re.compile(r"[.。．｡]")  # RFC 3490, section 3.1
# The four signs that RFC 5891 keeps and Python's codec, which is RFC 3490's, would turn into others.
_KEPT_SIGNS = re.compile("[ßς\u200c\u200d]")
_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]+)\](?::\d*)?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "gov", "ne", "net", "nom", "or", "org"})

Fault = Literal["address", "scheme", "credentials"]


class AddressRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error
    """What was given is no address of a page.

    ``reason`` is a sentence for a person, ``kind`` a word for a program.
    """

    def __init__(self, reason: str, kind: Fault = "address") -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Parts:
    """An address in its parts: ``host`` in ASCII and without brackets, ``resource`` the path and query as sent."""

    scheme: str
    host: str
    port: int
    path: str
    query: str

    @property
    def authority(self) -> str:
        """Return host and port as the Host header has them: brackets around IPv6, no default port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def resource(self) -> str:
        """Return path and query, as the first line of a request has them."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.resource}"


def check(address: str) -> str:
    """Return the address that a person meant: https:// added where it has no scheme, spelt in ASCII, no fragment.

    Raises:
        AddressRefused: it is no http or https address, or one that no page should need.
    """
    return str(parse(address))


def canonical(address: str, page_says: str = "") -> str:
    """Return the one form of an address under which an article is kept, so that its second coming is noticed.

    Default port, fragment and tracking parameters are off, other parameters keep their order. ``page_says`` is the
    page's own rel=canonical (RFC 6596), relative or whole; it is followed only to the same host or one above or
    below it, and not to a home page.

    Raises:
        AddressRefused: ``address`` is none, as in ``check``.
    """
    own = parse(address)
    said = _said(own, page_says)
    return str(_without_tracking(said or own))


def parse(address: str) -> Parts:
    """Return the parts of what a person, or a redirect, gave as an address.

    Raises:
        AddressRefused: as in ``check``.
    """
    typed = address.strip().strip("\ufeff\u200b\u2060").strip()
    _refuse_unreadable(typed)
    parts = _split(_with_scheme(typed))
    scheme = parts.scheme.lower()
    host = _host(parts)
    return Parts(scheme, host, _port(parts, scheme), _quoted(parts.path) or "/", _quoted(parts.query))


def _refuse_unreadable(typed: str) -> None:
    if not typed:
        raise AddressRefused("There is no address. Type one that begins with https://.")
    if len(typed) > LONGEST:
        raise AddressRefused(f"The address is longer than {LONGEST} characters. Look for a shorter one.")
    if any(unicodedata.category(sign) in {"Zs", "Zl", "Zp", "Cc", "Cs"} for sign in typed):
        raise AddressRefused("An address holds no spaces, line ends or control characters. Copy the address alone.")
    if "\\" in typed:
        raise AddressRefused("An address holds no backslash. Use / in its place.")


def _with_scheme(typed: str) -> str:
    scheme = _SCHEME.match(typed)
    if scheme is None and typed.startswith("//"):
        return f"https:{typed}"
    if scheme is None:
        if not _HOST_LIKE.match(typed):
            raise AddressRefused("This does not look like a web address. Type one that begins with https://.")
        return f"https://{typed}"
    if scheme[1].lower() not in PORTS:
        raise AddressRefused("Only addresses that begin with https:// or http:// can be fetched.", "scheme")
    if not typed.startswith("//", scheme.end()):
        raise AddressRefused(f"Two strokes belong behind the colon: {scheme[1].lower()}://.")
    return typed


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
    except ValueError:
        raise AddressRefused("The name of the site cannot be read. Check the address.") from None
    if "@" in parts.netloc:
        raise AddressRefused("Addresses with a user name or password are not fetched. Take it out.", "credentials")
    return parts


def _port(parts: SplitResult, scheme: str) -> int:
    try:
        port = parts.port
    except ValueError:
        raise AddressRefused("The number behind the colon is no port. Leave it out.") from None
    return PORTS[scheme] if port is None else port


def _host(parts: SplitResult) -> str:
    if "[" in parts.netloc:
        return _ipv6(parts.netloc)
    name = parts.hostname or ""
    if len(name) > _LONGEST_HOST + 1:
        raise AddressRefused("The name of the site is too long.")
    labels = ".".join(map(_ascii, _DOTS.split(name.lower()))).lower().removesuffix(".").split(".")
    host = ".".join(labels)
    if len(host) > _LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise AddressRefused("The name of the site cannot be one. Check the address.")
    return host


def _ipv6(authority: str) -> str:
    bracketed = _BRACKETED.fullmatch(authority)
    try:
        address = IPv6Address(bracketed[1]) if bracketed else None
    except ValueError:
        address = None
    if address is None:
        raise AddressRefused("What stands in the brackets is no IPv6 address.")
    return str(address)


def _ascii(label: str) -> str:
    """Return a label of a host name as it is looked up (RFC 3490 with the exceptions of RFC 5891)."""
    if label.isascii():
        return label
    try:
        if _KEPT_SIGNS.search(label):
            return f"xn--{unicodedata.normalize('NFKC', label).encode('punycode').decode('ascii')}"
        return ToASCII(label).decode("ascii")
    except UnicodeError:
        raise AddressRefused("The name of the site holds signs that no name may hold.") from None


def _quoted(text: str) -> str:
    whole = _STRAY_PERCENT.sub("%25", text)
    return _PERCENT.sub(lambda sign: sign[0].upper(), quote(whole, safe="%/?:@!$&'()*+,;=~-._[]"))


def _without_tracking(parts: Parts) -> Parts:
    kept = [part for part in parts.query.split("&") if part and not _is_tracking(part.partition("=")[0].lower())]
    return replace(parts, query="&".join(kept))


def _is_tracking(name: str) -> bool:
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def _said(own: Parts, page_says: str) -> Parts | None:
    """Return what the page calls its own address, None where it says nothing that can be believed."""
    try:
        said = parse(urljoin(str(own), page_says.strip())) if page_says.strip() else None
    except ValueError:
        return None
    if said is None or said.resource == "/" or said.port not in {own.port, PORTS[said.scheme]}:
        return None
    return said if _is_same_site(own.host, said.host) else None


def _is_same_site(one: str, other: str) -> bool:
    upper = min(one, other, key=len)
    return one == other or (_may_be_registered(upper) and max(one, other, key=len).endswith(f".{upper}"))


def _may_be_registered(host: str) -> bool:
    """Return whether the host looks like somebody's own, not like "uk", "co.uk" or an IP address."""
    labels = host.split(".")
    if len(labels) < 2 or ":" in host or labels[-1].isdigit():
        return False
    return len(labels) > 2 or not (labels[0] in _SECOND_LEVEL and len(labels[1]) == 2)
