"""`make test`: SQLite in memory, or the PostgreSQL that DATABASE_URL names; tasks run at once."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if not os.environ.get("VAR_DIR"):
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="factcheck-test-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
VAR = Path(os.environ["VAR_DIR"])

from .base import *  # noqa: E402, F403
from .base import CACHES, STORAGES, database, site_address  # noqa: E402

SECRET_KEY = "for tests only"  # noqa: S105
ALLOWED_HOSTS = ["*"]
globals().update(site_address("http://testserver"))

DATABASES = {"default": database(VAR / "test.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests ask more often than readers may.
CACHES = {
    **CACHES,
    "limits": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "shared": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"},
}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "ENQUEUE_ON_COMMIT": False}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A test that asks the index names the engine and a directory of its own; the model takes half a second to load.
SEARCH_ENGINE = SEARCH_EMBEDDER = ""
SERVE_MEDIA = True
STYLEGUIDE = True
