"""What screening found, in words for the author: nobody is held, warned or refused without being told why."""

from django.utils.translation import gettext as _

from debates.screening import Does, Finding, Verdict, What


def warning(verdict: Verdict) -> str:
    """Return what the author is told before anything is posted."""
    told = _(
        "This looks like something that a moderator would stop: %(found)s. Edit it, or press “Post it anyway”. %(then)s"
    )
    return told % {"found": _found(verdict), "then": _then(verdict)}


def held(verdict: Verdict | None) -> str:
    """Return what the author of a held post is told at once; without findings it is the author who waits."""
    if verdict is None or verdict.does != Does.HOLD:
        return _("Your post is saved. A moderator reads it first; until then nobody sees it but you.")
    told = _(
        "Your post is saved. A moderator reads it first, because of this: %(found)s. Until then nobody sees it but you."
    )
    return told % {"found": _found(verdict)}


def not_revised(verdict: Verdict) -> str:
    """Return why a revision is not taken."""
    told = _(
        "A moderator would have to read this first: %(found)s. "
        "What others read already cannot wait for that. Edit it; your words are below."
    )
    return told % {"found": _found(verdict)}


def _then(verdict: Verdict) -> str:
    if verdict.does == Does.HOLD:
        return _("Then a moderator reads it before anybody else does.")
    return _("Then it is posted, and a moderator looks at it.")


def _found(verdict: Verdict) -> str:
    return "; ".join(dict.fromkeys(_named(finding) for finding in verdict.findings))


def _named(finding: Finding) -> str:
    by_rule = _("“%(words)s” (%(told)s)") if finding.told else _("“%(words)s” is something that this site looks for")
    told = {
        What.LINKS: _("it has many links for somebody who is new here, such as “%(words)s”"),
        What.REPETITION: _("it says the same again: “%(words)s”"),
        What.SPEED: _("so long a text came faster than anybody types"),
    }.get(finding.what, by_rule)
    return told % {"words": finding.words, "told": finding.told.rstrip(" .")}
