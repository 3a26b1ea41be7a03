"""Every page type against WCAG 2.2 AA and the best practices of axe-core."""

import os

import pytest

from .chromium import DESKTOP, PHONE
from .pages import LANGUAGES, go

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What opens in place is looked at too.
OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
VIOLATIONS = """async rules => {
  const result = await axe.run({runOnly: rules, resultTypes: ["violations"]});
  return result.violations.flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}`));
}"""


# Width and theme.
LOOKS = [(window, theme) for window in ("phone", "desktop") for theme in ("light", "dark")]


def themes(window: str, place: int) -> list[str]:
    """In which themes the page at this place is looked at in this width.

    The four looks take turns from page to page and from language to language, so that each page has three of them;
    with AXE=all every page has all four in every language.
    """
    looks = LOOKS if os.environ.get("AXE") == "all" else [LOOKS[place % len(LOOKS)]]
    return [theme for width, theme in looks if width == window]


class TestAxe:
    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("window", ["phone", "desktop"])
    def test_no_violation_in_light_and_dark(self, open_context, pages, node_modules, language, window):
        context = open_context(**{"phone": PHONE, "desktop": DESKTOP}[window], bypass_csp=True)
        context.add_init_script(path=node_modules / "axe-core" / "axe.min.js")
        page, violations = context.new_page(), []
        for place, kind in enumerate(found for found in pages if found.language == language):
            looks = themes(window, place + LANGUAGES.index(language))
            if not looks:
                continue
            assert go(page, kind) == kind.status, kind
            page.evaluate(OPEN_ALL)
            for theme in looks:
                page.emulate_media(color_scheme=theme, reduced_motion="reduce")
                violations += [f"{kind} {theme} {found}" for found in page.evaluate(VIOLATIONS, RULES)]
        assert not violations, "\n".join(violations)
