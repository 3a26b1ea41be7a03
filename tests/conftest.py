"""What every test starts with."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Each test starts without the menus and the scale that another test's rows left in memory."""
    cache.clear()
