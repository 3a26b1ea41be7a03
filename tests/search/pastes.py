"""What people and machines put into boxes: words in three languages, and everything that was never meant as words."""

from hypothesis import strategies as st

from tests.search import golden

MEGABYTE = 1_000_000
# Each is trouble somewhere: in parsers of queries, regular expressions, databases, stemmers, addresses, layouts.
TROUBLE = (
    "\x00", '"', "'", "\\", "«", "»", "“", "-", "--", '-"', "*", "?", "~2", "^", ":", "title:", "[a TO", "(", ")", "((",
    "AND", "OR", "NOT", "NEAR/3", "%", "_", "%00", "%FF", "<b>", "&amp;", "{{ x }}", "{% load %}", "' OR 1=1 --",
    "\u202e", "\u2066", "\ufeff", "\u200b", "\u0301" * 300, "е\u0308" * 200, "ﷺ", "İ", "ß", "ſ", "ǆ", "٣٤", "½", "𝔊𝔯",
    "👩\u200d👩\u200d👧" * 40, "#ТегБезПробелов_и_ещё", "@" * 50, "8-800", "+7 (777)", "12.05.2024", "a@b.kz",
    "http://", "https://[::1", "t.me/s/", "tg://resolve?domain=", "https://xn--/", "www.", "http://a." + "b." * 200,
    "https://l.facebook.com/l.php?u=" * 5, "ж" * 5_000, "a1" * 3_000, "сөз " * 500, "\n" * 5_000, "\t\r\n",
    "x" * MEGABYTE, "қ " * (MEGABYTE // 3),
)  # fmt: skip
# A whole megabyte takes its time in whoever makes it up; of these a few will do.
SHORT = tuple(piece for piece in TROUBLE if len(piece) < 20_000)
WORDS = sorted(
    {word for language in golden.LANGUAGES for query in golden.queries(language) for word in query.text.split()}
)

characters = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
words = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
mixtures = st.lists(st.one_of(st.sampled_from(SHORT), st.sampled_from(WORDS), characters), max_size=8).map(" ".join)


def pastes(with_megabytes: bool = True) -> st.SearchStrategy[str]:
    """Messages and queries of every kind."""
    whole = st.sampled_from(TROUBLE if with_megabytes else SHORT)
    return st.one_of(characters, words, mixtures, mixtures, whole)
