"""The demonstration's users. Their passwords are made at the first start and kept in VAR_DIR, for each database."""

import json
import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from factcheck.claims.newsroom import AUTHORS, EDITORS, PUBLISHERS

# The administrator looks after accounts and is in no group.
USERS = {"author": AUTHORS, "editor": EDITORS, "publisher": PUBLISHERS, "admin": None}


def load_users() -> dict[str, str]:
    """Makes the users that are missing; returns {username: password}, without those who changed it."""
    path = settings.VAR_DIR / "demonstration-logins.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    passwords = kept.setdefault(database_name(), {})
    users = {username: load_user(username, group, passwords) for username, group in USERS.items()}
    path.touch(mode=0o600)
    path.write_text(json.dumps(kept, indent=1))
    return {name: passwords[name] for name, user in users.items() if user.check_password(passwords.get(name))}


def load_user(username: str, group: str | None, passwords: dict[str, str]):
    """One user; a new one gets a new password."""
    names = {"first_name": "Demonstration", "last_name": username, "email": f"{username}@example.org"}
    user, is_new = get_user_model().objects.get_or_create(username=username, defaults=names)
    if is_new:
        passwords[username] = secrets.token_urlsafe(9)
        user.set_password(passwords[username])
        user.is_superuser = user.is_staff = group is None
        user.save()
        user.groups.set(Group.objects.filter(name=group))
    return user


def database_name() -> str:
    """Tells the databases of one VAR_DIR apart."""
    database = settings.DATABASES["default"]
    return ":".join(str(database.get(key) or "") for key in ("HOST", "PORT", "NAME"))
