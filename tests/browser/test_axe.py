"""Every page type against WCAG 2.2 AA and the best practices of axe-core."""

import os

import pytest

from .chromium import DESKTOP, PHONE
from .pages import LANGUAGES, go

pytestmark = pytest.mark.browser

THEMES = ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What opens in place is looked at too.
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
VIOLATIONS = """async rules => {
  const result = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  return result.violations.flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}`));
}"""


def themes(place: int) -> tuple[str, ...]:
    """Each page in one theme on the telephone and in the other one on the desktop; with AXE=all in both on both."""
    return THEMES if os.environ.get("AXE") == "all" else THEMES[place % 2 :][:1]


class TestAxe:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("window", [PHONE, DESKTOP], ids=["phone", "desktop"])
    def test_no_violation_in_light_and_dark(self, open_context, pages, node_modules, language, window):
        context = open_context(**window, bypass_csp=True)
        context.add_init_script(path=node_modules / "axe-core" / "axe.min.js")
        page, violations = context.new_page(), []
        for place, kind in enumerate(found for found in pages if found.language == language):
            assert go(page, kind) == kind.status, kind
            page.evaluate(OPEN_ALL)
            for theme in themes(place + (window is PHONE)):
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                violations += [f"{kind} {theme} {found}" for found in page.evaluate(VIOLATIONS, RULES)]
        assert not violations, "\n".join(violations)
