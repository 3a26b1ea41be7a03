"""What every test starts with."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Each test starts without the menus, the scale and the answers that another test's rows left in memory."""
    for cache in caches.all(initialized_only=True):
        cache.clear()
