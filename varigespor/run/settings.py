"""Django's settings, from the environment. Production refuses to start half-configured."""

from __future__ import annotations

import os

from varigespor.run import environment, journal, places

ENVIRONMENT = environment.read(variables=os.environ)

MODE = ENVIRONMENT.mode
DEMONSTRATION = ENVIRONMENT.demonstration
PRODUCTION = MODE == "production"
MUNICIPALITY = ENVIRONMENT.municipality
ENCRYPTION_KEYS = ENVIRONMENT.encryption_keys
INDEX_KEY = ENVIRONMENT.index_key

SECRET_KEY = ENVIRONMENT.secret_key
DEBUG = False
ALLOWED_HOSTS = [*ENVIRONMENT.allowed_hosts, *(["testserver"] if MODE == "test" else [])]
ROOT_URLCONF = "varigespor.web.urls"
WSGI_APPLICATION = "varigespor.run.wsgi.application"
AUTH_USER_MODEL = "records.Employee"
DATABASES = {"default": ENVIRONMENT.database}

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "varigespor.records",
    "varigespor.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "varigespor.web.safety.sending_headers",
    "varigespor.web.asked.reading_the_clock",
    "varigespor.web.safety.DatabaseGone",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "varigespor.web.access.lasting.lasting",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "varigespor.web.shell.shell",
            ]
        },
    }
]

PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if MODE == "test"
    else ["django.contrib.auth.hashers.Argon2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
LOGIN_URL = "access:sign_in"

LANGUAGE_CODE = "da"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True
LOCALE_PATHS = [places.PROJECT / "locale"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STATIC_URL = "/static/"
STATIC_ROOT = places.state() / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    }
}
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_AUTOREFRESH = MODE == "test"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 30 * 60
SESSION_COOKIE_NAME = "__Host-vs" if PRODUCTION else "vs_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_NAME = "__Host-vs-csrf" if PRODUCTION else "vs_csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "varigespor.web.safety.forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.behind_proxy else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
LOGGING_CONFIG = None
journal.start(mode=MODE)
