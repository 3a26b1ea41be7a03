"""One address for one post, however it was copied: what exact matching compares. Nothing is fetched."""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit

from .platforms import PLATFORMS, inner_address, own_form, present_host

TRACKING = {
    "fbclid", "gclid", "gclsrc", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "ysclid", "twclid", "ttclid",
    "igshid", "igsh", "mibextid", "rdid", "sfnsn", "extid", "si", "pp", "feature", "ref", "ref_src", "ref_url",
    "referer", "referrer", "_openstat", "_ga", "_gl", "_rdr", "_rdc", "__tn__", "__xts__", "mc_cid", "mc_eid",
    "mkt_tok", "ncid", "cmpid", "smid", "xtor", "wt_mc", "spm", "fb_action_ids", "fb_source", "share_app_id",
    "is_from_webapp", "sender_device", "__twitter_impression", "amp", "outputtype",
}  # fmt: skip
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "hsa_", "at_", "__cft__")
MOBILE_PREFIXES = ("www.", "m.", "mobile.", "touch.", "mbasic.", "wap.", "pda.", "amp.")
DEFAULT_PORTS = (None, 80, 443)
LONGEST_HOST, LONGEST = 253, 2000
# A wrapper may hold a wrapper; more than that is somebody's joke.
MOST_LAYERS = 3
# Of a long message the first links are looked at.
MOST_LINKS = 50
# RFC 3986: what may stand in a step of a path as it is.
PLAIN = "-._~!$&'()*+,;=:@"
# Messengers put them around links; nobody sees them.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x1f\x7f]")
PART = r"""[^\s<>"«»“”„|\\^`{}]"""
# Without a scheme only what ends like a host is one: "Привет.Как" is two words.
HOST = r"(?:[\w-]{1,63}\.){1,8}(?:[a-z]{2,24}|қаз|рф|рус|xn--[a-z\d-]{2,20})(?::\d{1,5})?"
LINK = re.compile(rf"(?:https?|tg)://{PART}+|(?<![\w@./-]){HOST}(?![\w@])(?:[/?#]{PART}*)?", re.IGNORECASE)
AMP = re.compile(r"(?:/amp|\.amp)(?:\.html)?$|^/amp(?=/.)")
MARKS = ".,;:!?…'’*_~"


@dataclass(frozen=True)
class Link:
    """An address in a text: its canonical form and where it stands, [start, end) in characters."""

    address: str
    start: int
    end: int


def canonical_url(url: str, layers: int = MOST_LAYERS) -> str:
    """The address without scheme, tracking, fragment, mobile host and wrapper; "" for no or a broken address."""
    taken = taken_apart(url)
    if taken is None:
        return ""
    host, path, query = taken
    inner = inner_address(host, path, dict(query)) if layers else ""
    if inner:
        return canonical_url(inner, layers - 1)
    return own_form(joined(host, without_amp(path), query))[:LONGEST]


def links_in(text: str) -> list[Link]:
    """The addresses that a text names, each once, in the order of the text."""
    found: dict[str, Link] = {}
    for start, written in written_links(text):
        address = canonical_url(written)
        # The front page of a platform says nothing about what was posted there.
        if address and address not in PLATFORMS:
            found.setdefault(address, Link(address, start, start + len(written)))
        if len(found) == MOST_LINKS:
            break
    return list(found.values())


def written_links(text: str) -> Iterator[tuple[int, str]]:
    """What looks like an address, without the punctuation of the sentence around it."""
    for match in LINK.finditer(text):
        written = match[0].rstrip(MARKS + ")]")
        closes_its_own = written.count("(") > written.count(")") and match[0][len(written) :].startswith(")")
        yield match.start(), written + ")" if closes_its_own else written


def taken_apart(url: str) -> tuple[str, str, list[tuple[str, str]]] | None:
    """Host with its port, path and pairs of the query, each in one spelling; None when it is no web address."""
    url = INVISIBLE.sub("", url).strip()
    if "://" not in url:
        url = "//" + url.removeprefix("//")
    try:
        parts = urlsplit(url)
        port, host = parts.port, one_host(parts.hostname or "")
    except ValueError:
        return None
    query = parse_qsl(parts.query, errors="surrogateescape")
    if parts.scheme == "tg":
        return "t.me", telegram_path(dict(query)), []
    if parts.scheme not in ("", "http", "https") or not host or (parts.username and not parts.scheme):
        return None
    host = host if port in DEFAULT_PORTS else f"{host}:{port}"
    return host, one_path(parts.path), query


def one_host(host: str) -> str:
    """The host in ASCII, under its present name, without a mobile or www prefix; "" for what cannot be one."""
    host = host.strip(".").lower()
    if not 3 < len(host) <= LONGEST_HOST or not ("." in host or ":" in host) or re.search(r"[^\w.:-]", host):
        return ""
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        host = unicodedata.normalize("NFC", host)
    return present_host(without_prefixes(host))


def without_prefixes(host: str) -> str:
    """The host without what only says how it is read; at least a name and its domain stay."""
    for prefix in MOBILE_PREFIXES:
        rest = host.removeprefix(prefix)
        host = rest if "." in rest else host
    return host


def one_path(path: str) -> str:
    """The path percent-encoded in one way, without doubled slashes and without a slash at the end."""
    steps = [one_step(step) for step in path.split("/")]
    return posixpath.normpath("/" + "/".join(filter(None, steps))).rstrip("/")


def without_amp(path: str) -> str:
    """The path without the mark of a page in the AMP format."""
    return AMP.sub("", path)


def one_step(step: str) -> str:
    """A step of a path; "%d0%b6" and "ж" are one, "й" of one and of two characters too."""
    raw = unquote_to_bytes(step)
    with suppress(UnicodeDecodeError):
        raw = unicodedata.normalize("NFC", raw.decode()).encode()
    return quote(raw, safe=PLAIN)


def joined(host: str, path: str, query: list[tuple[str, str]]) -> str:
    """The address again, its query in order and without what only tracks."""
    kept = sorted((name, unicodedata.normalize("NFC", value)) for name, value in query if not is_tracking(name))
    return f"{host}{path}?{urlencode(kept, errors='surrogateescape')}" if kept else host + path


def is_tracking(name: str) -> bool:
    """Whether a query parameter only says where the reader came from."""
    name = name.lower()
    return name in TRACKING or name.startswith(TRACKING_PREFIXES)


def telegram_path(query: dict[str, str]) -> str:
    """What `tg://resolve?domain=…&post=…` leads to."""
    return "".join(f"/{query[name]}" for name in ("domain", "post") if re.fullmatch(r"\w+", query.get(name, "")))
