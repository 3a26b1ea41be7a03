"""Production's settings, with the demonstration, pictures and static files that a front server would give out."""

import os

os.environ.setdefault("SECRET_KEY", "for measurements only, on this machine, never for a site that people use")
# Vectors of a whole archive take long to make; what they cost a reader is measured by `manage.py search_bench`.
os.environ["SEMANTIC"] = os.environ.get("SEMANTIC") or "0"
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")
os.environ.setdefault("SITE_ADDRESS", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}")

from factcheck.settings.production import *  # noqa: F403
from factcheck.settings.production import CACHES, VAR_DIR

STATIC_ROOT = VAR_DIR / "production-static"
STATIC_ROOT.mkdir(exist_ok=True)
# Measured without a front server that ends TLS.
SECURE_SSL_REDIRECT = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
IS_DEMONSTRATION = True
SERVE_MEDIA = True
# One client asks here as often as a town.
CACHES = {**CACHES, "limits": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
