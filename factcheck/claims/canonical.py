"""One address for one post: what exact matching compares."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

TRACKING = {
    "fbclid", "gclid", "yclid", "igshid", "igsh", "mibextid", "rdid", "si", "feature", "ref", "ref_src", "_openstat",
    "mc_cid", "mc_eid",
}  # fmt: skip
MOBILE_PREFIXES = ("www.", "m.", "mobile.", "touch.", "mbasic.")
SAME_HOSTS = {
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "telegram.me": "t.me",
    "vkontakte.ru": "vk.com",
}


def canonical_url(url: str) -> str:
    """The address without scheme, tracking parameters, fragment and mobile host; "" for no or a broken address."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if not host:
        return ""
    query = urlencode(sorted(pair for pair in parse_qsl(parts.query) if not is_tracking(pair[0])))
    path = parts.path.rstrip("/")
    return urlunsplit(("", folded_host(host), path, query, "")).removeprefix("//")[:2000]


def folded_host(host: str) -> str:
    """The host without its mobile or www prefix, under its present name."""
    for prefix in MOBILE_PREFIXES:
        host = host.removeprefix(prefix)
    return SAME_HOSTS.get(host, host)


def is_tracking(name: str) -> bool:
    """Whether a query parameter only says where the reader came from."""
    return name.lower() in TRACKING or name.lower().startswith("utm_")
