"""Who may do what: every line of the matrix is a real POST by each of the three groups."""

from contextlib import contextmanager

from django.db import transaction

from tests.claims.desk_case import DeskCase

AUTHORS, EDITORS, PUBLISHERS = "author", "editor", "publisher"
EVERYONE = {AUTHORS, EDITORS, PUBLISHERS}
SENIORS = {EDITORS, PUBLISHERS}


class MatrixCase(DeskCase):
    def who_can(self, deed) -> set[str]:
        """The groups for which `deed(user)` is true, each on an untouched database."""
        able = set()
        for name in (AUTHORS, EDITORS, PUBLISHERS):
            user = getattr(self, name)
            self.client.force_login(user)
            with self.rolled_back():
                if deed(user):
                    able.add(name)
        return able

    @contextmanager
    def rolled_back(self):
        """What happens inside is undone."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    def opens(self, url: str) -> bool:
        return self.client.get(url).status_code == 200
