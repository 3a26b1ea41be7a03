"""`make test`: SQLite in memory, or the PostgreSQL that DATABASE_URL names; tasks run at once."""

import os
import tempfile
from pathlib import Path

VAR = Path(os.environ.get("VAR_DIR") or tempfile.mkdtemp(prefix="factcheck-test-"))
os.environ["VAR_DIR"] = str(VAR)

from .base import *  # noqa: E402, F403
from .base import SQLITE_OPTIONS, STORAGES, database, site_address  # noqa: E402

SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
globals().update(site_address("http://testserver"))

DATABASES = {"default": database(VAR / "test.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Threads of browser tests need a file, and a copied file must not have its newest pages in a -wal beside it.
    if os.environ.get("TEST_DATABASE_FILE"):
        options = {**SQLITE_OPTIONS, "init_command": "PRAGMA recursive_triggers=ON;"}
        DATABASES["default"] |= {"OPTIONS": options, "TEST": {"NAME": os.environ["TEST_DATABASE_FILE"]}}
    else:
        DATABASES["default"]["TEST"] = {"NAME": None}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "ENQUEUE_ON_COMMIT": False}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SERVE_MEDIA = True
