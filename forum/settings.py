"""Every setting of the site, read from the environment, in one file and a fixed order.

With neither SITE_URL nor DATABASE_URL set the site is local: this machine only, embedded database, a
secret key of its own in var/. With either it is in production, and refuses to start half configured.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from forum import accounts, database, env
from forum.accounts import social
from forum.keys import kept_secret
from forum.letters import server

# --- where things are ------------------------------------------------------------------------------
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")
UPLOADS_DIR = VAR_DIR / "uploads"

# --- who we are ------------------------------------------------------------------------------------
SITE_NAME = "Rejoinder"
SITE_URL = env.text("SITE_URL")
PORT = env.number("PORT", 8000, least=1, most=65535)
IS_LOCAL = not SITE_URL and not env.text("DATABASE_URL")
IS_HTTPS = SITE_URL.startswith("https://")
SITE_HOST = urlsplit(SITE_URL).hostname or "localhost"
DEBUG = env.flag("DEBUG", default=False)
if SITE_URL and urlsplit(SITE_URL).scheme not in {"http", "https"}:
    raise ImproperlyConfigured("SITE_URL must be a full address such as https://debates.example.org.")
if DEBUG and SITE_HOST not in {"localhost", "127.0.0.1", "::1"}:
    raise ImproperlyConfigured(f"DEBUG must be off on a public host ({SITE_HOST}): its error pages show secrets.")
SECRET_KEY = (
    kept_secret(VAR_DIR)
    if IS_LOCAL
    else env.required("SECRET_KEY", "sessions and links in mail are signed with it; 50 random characters.")
)
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS")
HOME = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [*(HOME if IS_LOCAL else [SITE_HOST]), *env.words("ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []

# --- rooms -----------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "forum.web",
    "forum.audit",
    "forum.letters",
    "forum.uploads",
    "forum.accounts",
    "forum.editor",
    "debates.articles",
    "debates.motions",
    "debates.imports",
    "debates.posts",
    "debates.voting",
    "debates.threads",
    "debates.arguments",
    "debates.results",
    "debates.charts",
    "debates.corrections",
    "debates.standing",
    "debates.moderation",
    "debates.reports",
    "debates.appeals",
    "debates.notices",
    "debates.transparency",
    "debates.desk",
    "debates.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    *(SOCIAL_LOGIN := social.from_environment()).apps,
    "forum.accounts.admin_app.Tables",
    "procrastinate.contrib.django",
    "markdownx",
    "csp",
    "pgtrigger",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",  # an index with an operator class of its own
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]
ROOT_URLCONF = "forum.urls"
WSGI_APPLICATION = "forum.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- a request's way in ----------------------------------------------------------------------------
MIDDLEWARE = [
    "forum.web.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "forum.web.middleware.PlainInput",
    "forum.web.middleware.ReadersZone",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "forum.web.middleware.PrivatePages",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "forum.accounts.middleware.WhoAsks",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "forum.web.middleware.RefusalsInWords",
]
CSRF_FAILURE_VIEW = "forum.web.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000  # a preview has one for each block

# --- pages -----------------------------------------------------------------------------------------
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                *(f"django.template.context_processors.{name}" for name in ("request", "i18n")),
                *(f"django.contrib.{name}.context_processors.{name}" for name in ("auth", "messages")),
                *("forum.web.context.site", "forum.accounts.context.abilities", "debates.desk.context.desk"),
            ],
        },
    },
]
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # one is offered once its catalogue in locale/ is whole
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

# --- database --------------------------------------------------------------------------------------
DATABASES = {"default": database.configuration(env.text("DATABASE_URL"), VAR_DIR, is_local=IS_LOCAL)}

# --- what is counted over all processes (allauth's limits) ---------------------------------------------
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}}

# --- people ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "forum.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USER_DISPLAY = "forum.accounts.adapter.display"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_FORMS, MFA_FORMS, SOCIALACCOUNT_FORMS = accounts.ACCOUNT_FORMS, accounts.MFA_FORMS, accounts.SOCIAL_FORMS
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if IS_HTTPS else "http"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_USERNAME_VALIDATORS = "forum.accounts.handles.VALIDATORS"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["handle", "email"]},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
STAFF_NEED_SECOND_FACTOR = env.flag("STAFF_NEED_SECOND_FACTOR", default=not IS_LOCAL)
MFA_ADAPTER = "forum.accounts.mfa.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_HTTPS  # http://localhost is one; browsers give no passkey to others
SOCIALACCOUNT_ADAPTER, SOCIALACCOUNT_PROVIDERS = "forum.accounts.elsewhere.SocialAdapter", SOCIAL_LOGIN.providers
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0, most=10)

# --- what comes with trust (0 to 3; 4: staff alone) ----------------------------------------------------
IMPORT_FROM_TRUST = env.number("IMPORT_FROM_TRUST", 1, most=4)

# --- what people type ------------------------------------------------------------------------------
MARKDOWNX_MARKDOWNIFY_FUNCTION = "forum.editor.queries.html_of"

# --- mail ------------------------------------------------------------------------------------------
EMAIL_BACKEND = "forum.letters.backend.QueueBackend"  # the worker sends what it queues
MAIL_SERVER = server.parsed(env.text("EMAIL_URL"))  # none: letters are written into files
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"{SITE_NAME} <noreply@{SITE_HOST}>")

# --- jobs ------------------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

# --- static files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "forum.web.storage.ManifestStorage"},
}

# --- headers ---------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *SOCIAL_LOGIN.origins],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000, most=63_072_000) if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS and env.flag("HSTS_SUBDOMAINS", default=True)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_NAME = "rejoinder_session"
CSRF_COOKIE_NAME = "rejoinder_csrf"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# --- logs ------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "forum.web.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        "rejoinder": {"level": env.text("LOG_LEVEL", "INFO").upper()},
    },
}
