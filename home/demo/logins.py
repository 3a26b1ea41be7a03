"""The demonstration's three editorial users. Their passwords are made at the first start and kept in VAR_DIR."""

import json
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from factcheck.claims.newsroom import AUTHORS, EDITORS, PUBLISHERS

USERS = {"author": AUTHORS, "editor": EDITORS, "publisher": PUBLISHERS}


def load_users() -> dict[str, str]:
    """Makes the users that are missing; returns {username: password as first given}."""
    path = settings.VAR_DIR / "demonstration-logins.json"
    passwords = json.loads(path.read_text()) if path.exists() else {}
    for username, group in USERS.items():
        user, is_new = get_user_model().objects.get_or_create(
            username=username,
            defaults={"first_name": "Demonstration", "last_name": username, "email": f"{username}@example.org"},
        )
        if is_new:
            passwords[username] = secrets.token_urlsafe(9)
            user.set_password(passwords[username])
            user.save()
            user.groups.add(Group.objects.get(name=group))
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords))
    return passwords
