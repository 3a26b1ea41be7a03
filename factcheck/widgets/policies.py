"""What a browser lets an embed do, whoever frames it."""

from django.conf import settings

# Nothing of the site's own policy stays where it is not named again.
NOTHING = {
    **dict.fromkeys(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]),
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
}
CARD_POLICY = {**NOTHING, "style-src": ["'self'"], "script-src": ["'self'"], "img-src": ["'self'"]}
# A picture brings its colours for dark pages along; opened by itself, it still runs and loads nothing.
BADGE_POLICY = {**NOTHING, "style-src": ["'unsafe-inline'"]}
