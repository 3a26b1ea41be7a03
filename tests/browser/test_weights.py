"""What a first visit costs a reader on a metered phone, as production serves it."""

import pytest

from .chromium import PHONE
from .served import in_production
from .weights import table, weigh

pytestmark = pytest.mark.browser

HEAVY = ("home", "list", "search-found", "fact-check", "fact-check-corrected", "fact-check-everything")


@pytest.fixture(scope="module")
def production(site):
    with in_production(site.var) as served:
        yield served


class TestWeight:
    def test_first_view_is_light_and_asks_nobody_else(self, chromium, production, pages):
        weights = []
        for kind in (found for found in pages if found.name in HEAVY):
            context = chromium.new_context(**PHONE, base_url=production.address)
            weights.append(weigh(context, kind.path))
            context.close()
        print(f"\n{table(weights)}")
        assert [fault for weight in weights for fault in weight.excesses()] == []
        strangers = {url for weight in weights for url in weight.requests if not url.startswith(production.address)}
        assert strangers == set()
