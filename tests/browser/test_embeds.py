"""Cards in pages of other sites, which nobody here wrote and whose readers we never meet."""

import pytest

from .hosts import FOLDER, hosting
from .hosts.visits import EMBEDDINGS, HEIGHT, WORDPRESS, Embedding, visiting
from .served import within

pytestmark = pytest.mark.browser

NEWSROOM = "tests.browser.hosts.newsroom"
ELEMENT = EMBEDDINGS[0]
SHOWN = "node => getComputedStyle(node).visibility === 'visible' && node.getClientRects().length > 0"
FORGED = "height => parent.postMessage({ type: 'factembed:height', height }, '*')"
FAR_BELOW = """() => {
    document.body.append(document.createElement("p"), document.createElement("fact-verdict"));
    document.querySelector("p").style.height = "9000px";
    document.querySelector("p + fact-verdict").innerHTML = '<a href="/c/2/">Екінші тексеру</a>';
    document.querySelector("p + fact-verdict").lang = "kk";
    document.querySelector("p + fact-verdict").setAttribute("claim", "2");
}"""
# How many listeners of messages the page has.
COUNT = """
    window.listeners = 0;
    for (const [name, step] of [["addEventListener", 1], ["removeEventListener", -1]]) {
      const original = window[name];
      window[name] = (type, ...rest) => {
        if (type === "message") listeners += step;
        original.call(window, type, ...rest);
      };
    }
"""


@pytest.fixture(scope="module")
def host(site, node_modules):
    with hosting(site.address) as address:
        yield address


@pytest.fixture
def visit(chromium, site, host):
    with visiting(chromium, site.address, host) as found:
        yield found


def pictures(visit) -> list[bytes]:
    """What readers see of each card of the page, once it is shown as high as it is."""
    visit.open("element")
    assert visit.misfits(ELEMENT) == []
    return [frame.frame_element().screenshot() for frame in visit.cards]


def said(visit, number: int) -> list[str]:
    """The words of the two cards in an article about this claim: our element, and a plain frame."""
    visit.open(f"article?claim={number}")
    visit.page.wait_for_function("() => document.querySelector('fact-verdict').offsetHeight > 100")
    return [frame.locator("body").inner_text() for frame in visit.cards]


class TestHeights:
    @pytest.mark.parametrize("embedding", EMBEDDINGS, ids=str)
    def test_every_card_is_shown_as_high_as_it_is(self, visit, embedding):
        """Libraries of NPR and of the Texas Tribune, WordPress, AMP and our own element, on a phone turned round."""
        visit.open(embedding.page)
        assert visit.misfits(embedding) == []
        visit.resize(740)
        assert visit.misfits(embedding) == []

    def test_a_height_is_believed_only_of_the_card_and_within_reason(self, visit):
        """Another frame, or the page itself, cannot shrink a verdict out of sight; nor can the card fill the page."""
        # Without its script, which would say the true height again.
        visit.page.route("**/embed/claim/**", lambda route: route.fulfill(body="<p>", content_type="text/html"))
        visit.open("article?claim=1")
        other, card = visit.cards
        node = card.frame_element()
        for height, shown in [(-5, 40), (99_999, 2000), (300, 300)]:
            card.evaluate(FORGED, height)
            visit.page.wait_for_function("([node, shown]) => node.clientHeight === shown", arg=[node, shown])
        for height in (None, "70", float("nan"), {"height": 70}):
            card.evaluate(FORGED, height)
        other.evaluate(FORGED, 70)
        visit.page.evaluate(FORGED.replace("parent", "window"), 70)
        visit.page.wait_for_timeout(300)
        assert node.bounding_box()["height"] == 300


class TestElement:
    def test_a_hosts_rules_cannot_restyle_a_verdict(self, chromium, site, host, visit):
        """Pixel by pixel the same card with `* { color: red !important }` and worse as without."""
        with (
            hosting(site.address, {"/hostile.css": FOLDER / "host.css"}) as friendly,
            visiting(chromium, site.address, friendly) as other,
        ):
            assert pictures(visit) == pictures(other)

    def test_the_link_gives_way_to_the_card(self, visit):
        visit.open("element")
        assert visit.misfits(ELEMENT) == []
        assert visit.page.locator("fact-verdict a").evaluate_all(f"all => all.filter({SHOWN}).length") == 0

    def test_a_card_is_named_by_the_link_in_its_code(self, visit):
        """In the language of the card, whichever the site has."""
        visit.open("article?claim=1")
        visit.page.wait_for_function("() => document.querySelector('fact-verdict').offsetHeight > 100")
        [card] = [frame for frame in visit.cards if "theme=light" in frame.url]
        assert card.frame_element().get_attribute("title") == "Что мы установили № 1"

    def test_without_scripts_the_link_stays_and_a_plain_frame_is_complete(self, chromium, site, host):
        with visiting(chromium, site.address, host, java_script_enabled=False) as visit:
            visit.open("element")
            assert visit.page.locator("fact-verdict a").count() == 3
            assert visit.cards == []
            visit.open("plain")
            assert visit.cards[0].get_by_role("link").count() > 0

    def test_what_is_no_number_of_a_claim_stays_a_link(self, visit):
        visit.open("wrong")
        assert visit.cards == []
        links = visit.page.locator("fact-verdict a")
        assert links.evaluate_all(f"all => all.filter({SHOWN}).length") == links.count() == 8

    def test_a_card_far_below_waits_until_the_reader_comes(self, visit):
        """An article is not slowed down by a card that few scroll to, nor by one that its script adds later."""
        visit.open("module")
        visit.page.evaluate(FAR_BELOW)
        visit.page.wait_for_timeout(300)
        assert [frame.url for frame in visit.cards if "/claim/2/" in frame.url] == []
        visit.page.locator("fact-verdict").last.scroll_into_view_if_needed()
        assert visit.misfits(Embedding("module", 2)) == []

    def test_it_follows_its_attributes_and_leaves_nothing_behind(self, visit):
        """Sites that replace parts of a page without loading it must not gather listeners."""
        visit.page.add_init_script(COUNT)
        visit.open("element")
        assert visit.misfits(ELEMENT) == []
        first = visit.page.locator("fact-verdict").first
        first.evaluate("node => { node.setAttribute('claim', 4); node.setAttribute('lang', 'en'); }")
        assert visit.misfits(ELEMENT) == []
        assert any("/embed/claim/4/?lang=en&theme=light" in frame.url for frame in visit.cards)
        first.evaluate("node => { document.body.append(node); }")
        assert visit.misfits(ELEMENT) == []
        assert visit.page.evaluate("listeners") == 3
        visit.page.evaluate("document.querySelectorAll('fact-verdict').forEach((node) => node.remove())")
        assert (visit.page.evaluate("listeners"), visit.cards) == (0, [])


class TestCard:
    def test_it_corrects_itself_where_nobody_edits_any_more(self, chromium, site, host):
        """An article of last year shows today's verdict, and says what it was."""
        number = within(NEWSROOM, "publish", var=site.var, port=0)["number"]
        with visiting(chromium, site.address, host) as visit:
            assert [("Не доказано" in words, "Ложь" in words) for words in said(visit, number)] == 2 * [(True, False)]
        within(NEWSROOM, "change", str(number), var=site.var, port=0)
        with visiting(chromium, site.address, host) as visit:
            change = ("Не доказано", "Ложь", "Оператор связи ответил на наш запрос.")
            assert [word in words for words in said(visit, number) for word in change] == 6 * [True]

    def test_wordpress_opens_our_page_for_the_card_in_its_sandbox(self, visit):
        visit.open("wordpress")
        assert visit.misfits(WORDPRESS) == []
        with visit.page.expect_navigation():
            visit.cards[0].get_by_role("link").first.click()
        assert "/ru/" in visit.page.url

    def test_alone_in_a_window_it_speaks_to_nobody(self, visit, site):
        visit.page.goto(f"{site.address}/embed/claim/1/?lang=kk")
        assert visit.page.evaluate(HEIGHT) > 40
