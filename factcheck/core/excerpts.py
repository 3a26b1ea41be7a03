"""Texts cut to a length, between words."""


def shortened(text: str, limit: int) -> str:
    """The text in one line of at most `limit` characters; what is cut off is cut between words and marked with "…"."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    words, _space, _rest = line[:limit].rpartition(" ")
    return (words or line[: limit - 1]).rstrip(" ,;:–—-") + "…"
