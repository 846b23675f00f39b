"""What every address answers to each role."""

from dataclasses import dataclass, field

from tests.web.roles import ROLES

OPEN = dict.fromkeys(ROLES, 200)
GET_ONLY = dict.fromkeys(ROLES, 405)
TO_LOGIN = {"visitor": 302}
MEMBERS = OPEN | TO_LOGIN
READS = {"auditor": 403}  # who audits changes nothing


def only(*roles: str, status: int, otherwise: int = 403, visitor: int = 302) -> dict[str, int]:
    return {role: status if role in roles else otherwise for role in ROLES} | {"visitor": visitor}


KEEPERS = ("moderator", "senior", "admin")
IMPORTERS = ("member", "host", *KEEPERS)


@dataclass(frozen=True)
class Row:
    """What an address answers to each role: to GET, and to an empty POST."""

    get: dict[str, int]
    post: dict[str, int]
    args: tuple[str, ...] = field(default=())


ASKED_AGAIN = dict.fromkeys(ROLES, 302)  # who one is, before something grave
NONE_YET = dict.fromkeys(ROLES, 404) | TO_LOGIN
SEES_CASES = only("author", *KEEPERS, "auditor", status=200, otherwise=404)
ACCOUNT_PAGE = Row(OPEN, OPEN)
OWN_PAGE = Row(MEMBERS, MEMBERS)
TABLE = {
    "healthz": Row(OPEN, GET_ONLY),
    "readyz": Row(OPEN, GET_ONLY),
    "set_language": Row(GET_ONLY, dict.fromkeys(ROLES, 302)),
    "motions:index": Row(OPEN, GET_ONLY),
    "motions:create": Row(only(*IMPORTERS, status=200), only(*IMPORTERS, status=422), ("article",)),
    "motions:people": Row(OPEN, GET_ONLY, ("slug",)),
    "motions:add": Row(GET_ONLY | TO_LOGIN, only("host", *KEEPERS, status=422), ("slug",)),
    "motions:dismiss": Row(GET_ONLY | TO_LOGIN, dict.fromkeys(ROLES, 409) | TO_LOGIN, ("slug", "part")),
    "motions:settings": Row(only("host", *KEEPERS, status=200), only("host", *KEEPERS, status=422), ("slug",)),
    "motions:reword": Row(GET_ONLY | TO_LOGIN, only("host", *KEEPERS, status=409), ("slug",)),
    "motions:rule": Row(only("host", *KEEPERS, status=200), only("host", *KEEPERS, status=422), ("slug", "act")),
    "voting:patterns": Row(only(*KEEPERS, "auditor", status=200), GET_ONLY | TO_LOGIN, ("slug",)),
    "transparency:log": Row(OPEN, GET_ONLY),
    "transparency:numbers": Row(OPEN, GET_ONLY),
    "notices:form": Row(OPEN, dict.fromkeys(ROLES, 422)),
    "notices:receipt": Row(OPEN, GET_ONLY, ("receipt",)),
    "zone": Row(OPEN, dict.fromkeys(ROLES, 422)),
    "threads:front": Row(OPEN, GET_ONLY),
    "threads:marks": Row(GET_ONLY, dict.fromkeys(ROLES, 422)),
    "threads:reading": Row(OPEN, GET_ONLY, ("slug",)),
    "threads:paragraph": Row(OPEN, GET_ONLY, ("slug", "number")),
    "threads:said": Row(OPEN, GET_ONLY, ("slug",)),
    "threads:unsent": Row(dict.fromkeys(ROLES, 404), GET_ONLY, ("key",)),
    "threads:discard": Row(GET_ONLY, dict.fromkeys(ROLES, 404), ("key",)),
    "threads:comment": Row(GET_ONLY, dict.fromkeys(ROLES, 422) | READS, ("slug", "number")),
    "threads:post": Row(OPEN, GET_ONLY, ("pk",)),
    "threads:answer": Row(OPEN | READS, dict.fromkeys(ROLES, 422) | READS, ("pk",)),
    "threads:revise": Row(only("author", status=200, visitor=401), only("author", status=422, visitor=422), ("pk",)),
    "threads:history": Row(OPEN, GET_ONLY, ("pk",)),
    "threads:withdraw": Row(only("author", status=200), only("author", status=303), ("pk",)),
    "voting:vote": Row(OPEN, dict.fromkeys(ROLES, 422), ("pk",)),
    "arguments:benches": Row(OPEN, GET_ONLY, ("slug",)),
    "arguments:new": Row(OPEN | READS, dict.fromkeys(ROLES, 422) | READS, ("slug",)),
    "arguments:claims": Row(OPEN, GET_ONLY, ("slug",)),
    "arguments:counter": Row(OPEN | READS, dict.fromkeys(ROLES, 422) | READS, ("argument",)),
    "arguments:rewrite": Row(
        only("author", status=200, visitor=401), only("author", status=422, visitor=422), ("argument",)
    ),
    "voting:stance": Row(OPEN, dict.fromkeys(ROLES, 422), ("slug",)),
    "voting:credit": Row(
        dict.fromkeys(ROLES, 409) | TO_LOGIN | READS, dict.fromkeys(ROLES, 409) | TO_LOGIN | READS, ("slug",)
    ),
    "voting:order": Row(OPEN, GET_ONLY, ("slug",)),
    "results:results": Row(OPEN, GET_ONLY, ("slug",)),
    "results:conclude": Row(only("host", *KEEPERS, status=409), only("host", *KEEPERS, status=409), ("slug",)),
    "charts:map": Row(OPEN, GET_ONLY, ("slug",)),
    "charts:branch": Row(OPEN, GET_ONLY, ("slug", "argument")),
    "arguments:unanswered": Row(OPEN, GET_ONLY, ("slug",)),
    "arguments:yours": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "corrections:correct": Row(MEMBERS | READS, dict.fromkeys(ROLES, 422) | {"visitor": 401} | READS, ("pk",)),
    "corrections:promote": Row(
        only("author", status=303) | dict.fromkeys(("host", *KEEPERS), 200),
        only("author", status=303) | dict.fromkeys(("host", *KEEPERS), 422),
        ("pk",),
    ),
    "corrections:correction": Row(
        OPEN,
        dict.fromkeys(ROLES, 403) | dict.fromkeys(("author", "host", *KEEPERS), 422) | {"visitor": 401},
        ("proposal",),
    ),
    "standing:own": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "desk:queue": Row(only("host", *KEEPERS, "auditor", status=200), GET_ONLY | TO_LOGIN),
    "desk:tray": Row(only("host", *KEEPERS, "auditor", status=200), GET_ONLY | TO_LOGIN, ("tray",)),
    "desk:case": Row(
        only("host", *KEEPERS, "auditor", status=200), only("host", *KEEPERS, "auditor", status=422), ("case",)
    ),
    "desk:claim": Row(GET_ONLY | TO_LOGIN, only("host", *KEEPERS, status=303), ("case",)),
    "desk:words": Row(only(*KEEPERS, status=200), only(*KEEPERS, status=422)),
    "desk:bulk": Row(GET_ONLY | TO_LOGIN, only("host", *KEEPERS, "auditor", status=422)),
    "desk:undo": Row(GET_ONLY | TO_LOGIN, only("host", *KEEPERS, "auditor", status=404), ("part",)),
    "desk:take_up": Row(only("host", *KEEPERS, status=200), only("host", *KEEPERS, status=422), ("pk",)),
    "desk:take_up_motion": Row(only("host", *KEEPERS, status=200), only("host", *KEEPERS, status=422), ("slug",)),
    "desk:take_up_profile": Row(only(*KEEPERS, status=200), only(*KEEPERS, status=422), ("handle",)),
    "corrections:listed": Row(OPEN, GET_ONLY, ("slug",)),
    "reports:post": Row(OPEN, dict.fromkeys(ROLES, 422) | {"visitor": 401}, ("pk",)),
    "reports:motion": Row(OPEN, dict.fromkeys(ROLES, 422) | {"visitor": 401}, ("slug",)),
    "reports:profile": Row(OPEN, dict.fromkeys(ROLES, 422) | {"visitor": 401}, ("handle",)),
    "reports:own": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "reports:rules": Row(OPEN, GET_ONLY),
    "appeals:own": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "appeals:statement": Row(SEES_CASES, GET_ONLY | TO_LOGIN, ("statement",)),
    "appeals:appeal": Row(
        GET_ONLY | TO_LOGIN, only("author", *KEEPERS, "auditor", status=422, otherwise=404), ("statement",)
    ),
    "appeals:of_report": Row(NONE_YET, NONE_YET, ("nothing",)),
    "appeals:dialogue": Row(SEES_CASES, only("author", *KEEPERS, "auditor", status=422, otherwise=404), ("appeal",)),
    "appeals:decide": Row(
        GET_ONLY | TO_LOGIN,
        only("senior", "admin", status=422, otherwise=404) | {"author": 403, "moderator": 403, "auditor": 403},
        ("appeal",),
    ),
    "arguments:resting": Row(OPEN, GET_ONLY, ("slug", "number")),
    "markdownx_markdownify": Row(GET_ONLY, OPEN),
    "markdownx_upload": Row(GET_ONLY, dict.fromkeys(ROLES, 422) | {"visitor": 401}),
    "editor_people": Row(OPEN | {"visitor": 401}, GET_ONLY),
    "uploads:picture": Row(only("author", status=200, otherwise=404, visitor=404), GET_ONLY, ("picture", "extension")),
    "imports:paste": Row(only(*IMPORTERS, status=200), GET_ONLY | TO_LOGIN),
    "imports:address": Row(GET_ONLY | TO_LOGIN, only(*IMPORTERS, status=422)),
    "imports:file": Row(GET_ONLY | TO_LOGIN, only(*IMPORTERS, status=422)),
    "imports:text": Row(GET_ONLY | TO_LOGIN, only(*IMPORTERS, status=422)),
    "imports:draft": Row(only("host", status=200, otherwise=404), only("host", status=409, otherwise=404), ("key",)),
    "imports:split": Row(
        only("host", status=200, otherwise=404), only("host", status=409, otherwise=404), ("key", "part")
    ),
    "imports:discard": Row(only("host", status=200, otherwise=404), only("host", status=303, otherwise=404), ("key",)),
    "articles:showing": Row(only(*KEEPERS, status=200), only(*KEEPERS, status=422), ("article",)),
    "articles:article": Row(OPEN, GET_ONLY, ("article",)),
    "account_overview": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "account_signup": Row(dict.fromkeys(ROLES, 302) | {"visitor": 200}, dict.fromkeys(ROLES, 302) | {"visitor": 200}),
    "account_login": Row(dict.fromkeys(ROLES, 302) | {"visitor": 200}, dict.fromkeys(ROLES, 302) | {"visitor": 200}),
    "account_logout": Row(MEMBERS, dict.fromkeys(ROLES, 302)),
    "account_reauthenticate": OWN_PAGE,
    "account_inactive": Row(OPEN, GET_ONLY),
    "account_email": Row(MEMBERS, dict.fromkeys(ROLES, 302)),
    "account_confirm_login_code": Row(dict.fromkeys(ROLES, 302), dict.fromkeys(ROLES, 302)),
    "account_email_verification_sent": Row(OPEN, GET_ONLY),
    "account_confirm_email": Row(OPEN, dict.fromkeys(ROLES, 404), ("mail_key",)),
    "account_change_password": OWN_PAGE,
    "account_set_password": Row(dict.fromkeys(ROLES, 302), dict.fromkeys(ROLES, 302)),
    "account_reset_password": ACCOUNT_PAGE,
    "account_reset_password_done": Row(OPEN, GET_ONLY),
    "account_reset_password_from_key": Row(OPEN, OPEN, ("uidb36", "reset_key")),
    "account_reset_password_from_key_done": Row(OPEN, GET_ONLY),
    "mfa_index": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "mfa_authenticate": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_reauthenticate": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_activate_totp": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_deactivate_totp": Row(NONE_YET, NONE_YET),
    "mfa_view_recovery_codes": Row(NONE_YET, GET_ONLY | TO_LOGIN),
    "mfa_generate_recovery_codes": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_download_recovery_codes": Row(NONE_YET, NONE_YET),
    "mfa_list_webauthn": Row(MEMBERS, GET_ONLY | TO_LOGIN),
    "mfa_add_webauthn": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_login_webauthn": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_reauthenticate_webauthn": Row(ASKED_AGAIN, ASKED_AGAIN),
    "mfa_remove_webauthn": Row(ASKED_AGAIN, ASKED_AGAIN, ("pk",)),
    "mfa_edit_webauthn": Row(ASKED_AGAIN, ASKED_AGAIN, ("pk",)),
    "usersessions_list": Row(MEMBERS, dict.fromkeys(ROLES, 302)),
}
