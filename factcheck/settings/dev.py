"""`make run`: one machine, no configuration needed."""

import contextlib
import os
import secrets
import tempfile

from .base import *  # noqa: F403
from .base import STORAGES, VAR_DIR, database, site_address

DEBUG = os.environ.get("DEBUG", "") == "1"
PORT = int(os.environ.get("PORT", "8000"))
globals().update(site_address(os.environ.get("SITE_ADDRESS", f"http://127.0.0.1:{PORT}")))
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {"default": database(VAR_DIR / "site.sqlite3")}


def own_secret_key() -> str:
    """A key made at the first start and kept beside the database, so that no secret is in the repository."""
    path = VAR_DIR / "secret_key"
    if not path.exists():
        # Written aside, then given its name: of processes that start together one wins, and none reads half a key.
        with tempfile.NamedTemporaryFile("w", dir=VAR_DIR) as made:
            made.write(secrets.token_urlsafe(50))
            made.flush()
            with contextlib.suppress(FileExistsError):
                os.link(made.name, path)
    return path.read_text()


SECRET_KEY = own_secret_key()
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Letters to editors can be read in this folder.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
WEBHOOKS_ANYWHERE = os.environ.get("WEBHOOKS_ANYWHERE", "") == "1"
IS_DEMONSTRATION = True
SERVE_MEDIA = True
STYLEGUIDE = True
