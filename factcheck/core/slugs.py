"""ASCII addresses from Kazakh, Russian and English words, by one written table."""

from unicodedata import normalize

from anyascii import anyascii
from django.utils.text import slugify

# Everyday Kazakh in Latin letters, as Kazakhstan's place names are written (Qazaqstan, Ulytau, Khabar):
# readable for Kazakhs, and the Russian letters follow the same habit. Letters not listed go through Unicode tables.
LETTERS = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip
TABLE = str.maketrans(LETTERS)
LONGEST = 80


def transliterate(words: str) -> str:
    """The words in lower-case ASCII letters: "Жаңа қалқан" gives "zhana qalqan"."""
    return anyascii(normalize("NFC", words).lower().translate(TABLE))


def ascii_slug(words: str, fallback: str = "page") -> str:
    """An address part made of a-z, 0-9 and hyphens, cut at a word, never empty and never all digits.

    Numbers alone are kept for claims' own addresses, so digits get the fallback word in front.
    """
    slug = slugify(transliterate(words)).replace("_", "-")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST]
    slug = slug.strip("-") or fallback
    return f"{fallback}-{slug}" if slug.isdigit() else slug
