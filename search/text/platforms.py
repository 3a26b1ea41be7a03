"""How platforms write the address of one post, and how redirects carry an address inside their own."""

import re

# Another name of a host -> its present one.
SAME_HOSTS = {
    "twitter.com": "x.com",
    "fxtwitter.com": "x.com",
    "vxtwitter.com": "x.com",
    "fixupx.com": "x.com",
    "fb.com": "facebook.com",
    "youtube-nocookie.com": "youtube.com",
    "threads.net": "threads.com",
    "telegram.me": "t.me",
    "telegram.dog": "t.me",
    "vkontakte.ru": "vk.com",
    "vk.ru": "vk.com",
    "vkvideo.ru": "vk.com",
    "odnoklassniki.ru": "ok.ru",
}
# Hosts below these are the same platform in another language or for another device. Those that only redirect stand
# in WRAPPERS, and vm.tiktok.com, vt.tiktok.com and fb.watch tell what they lead to only over the network.
ONE_PLATFORM = re.compile(r"(?!l\.|lm\.|away\.|vm\.|vt\.|api\.)[\w-]+\.(facebook|youtube|tiktok|instagram|vk)\.com")
CHANNEL_HOST = re.compile(r"(\w{5,32})\.t\.me")
PLATFORMS = {
    "facebook.com", "instagram.com", "tiktok.com", "youtube.com", "x.com", "t.me", "vk.com", "ok.ru", "threads.com",
    "google.com", "youtu.be", "whatsapp.com", "wa.me", "fb.watch", "vm.tiktok.com", "vt.tiktok.com",
}  # fmt: skip

# Addresses that hold another one: in a parameter of the query …
WRAPPERS = (
    (re.compile(r"(?:lm?\.)?facebook\.com/(?:l\.php|flx/warn|sharer(?:/sharer)?\.php)"), ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.com"), ("u",)),
    (re.compile(r"google(?:\.com?)?\.\w{2,3}/url"), ("q", "url")),
    (re.compile(r"translate\.google\.com/translate"), ("u",)),
    (re.compile(r"youtube\.com/redirect"), ("q",)),
    (re.compile(r"(?:away\.)?vk\.com/(?:away|share)\.php"), ("to", "url")),
    (re.compile(r"t\.me/(?:iv|share/url|share)"), ("url",)),
    (re.compile(r"x\.com/(?:intent/(?:tweet|post)|share)"), ("url",)),
)
# … or in the rest of their path: caches of AMP pages, and copies in the Internet Archive.
HOLDERS = re.compile(
    r"(?:google(?:\.com?)?\.\w{2,3}/amp|[\w.-]+\.cdn\.ampproject\.org/(?:c|v|i))(?:/s)?/(?P<page>[^/]+\..+)"
    r"|web\.archive\.org/web/\w+/(?:https?:/+)?(?P<copy>[^/]+\..+)"
)

NUMBER = r"(\d{6,}|pfbid\w+)"
REST = r"(?:[/?&].*)?"
# Facebook's numbers name one thing in the whole network, and facebook.com/<number> leads to it.
FORMS = tuple(
    (re.compile(pattern + REST), form)
    for pattern, form in (
        (r"youtu\.be/([\w-]{11})", r"youtube.com/watch?v=\1"),
        (r"youtube\.com/(?:shorts|embed|live|v|e)/([\w-]{11})", r"youtube.com/watch?v=\1"),
        (r"youtube\.com/watch\?(?:.*&)?v=([\w-]{11})", r"youtube.com/watch?v=\1"),
        (r"x\.com/(?:[^/?]+/){1,2}status(?:es)?/(\d+)", r"x.com/i/status/\1"),
        (rf"facebook\.com/(?:story|permalink)\.php\?(?:.*&)?story_fbid={NUMBER}", r"facebook.com/\1"),
        (rf"facebook\.com/photo(?:\.php|s)?\?(?:.*&)?fbid={NUMBER}", r"facebook.com/\1"),
        (rf"facebook\.com/(?:watch|video\.php)(?:/live)?\?(?:.*&)?v={NUMBER}", r"facebook.com/\1"),
        (rf"facebook\.com/groups/[^/?]+\?(?:.*&)?multi_permalinks={NUMBER}", r"facebook.com/\1"),
        (rf"facebook\.com/groups/[^/?]+/(?:posts|permalink)/{NUMBER}", r"facebook.com/\1"),
        (rf"facebook\.com/(?:[^/?]+/)?(?:posts|videos|photos|reels?)/(?:[^?]*/)?{NUMBER}", r"facebook.com/\1"),
        (r"instagram\.com/(?:[\w.]+/)?(?:p|reels?|tv)/(?!audio/)([\w-]{5,})", r"instagram.com/p/\1"),
        (r"tiktok\.com/(?:@[^/?]+|share|embed|player)/(?:video|photo|v1|v2)/(\d{6,})", r"tiktok.com/video/\1"),
        (r"tiktok\.com/(?:v|embed)/(\d{6,})(?:\.html)?", r"tiktok.com/video/\1"),
        (r"threads\.com/(?:@[^/?]+/post|t)/([\w-]+)", r"threads.com/t/\1"),
        (r"vk\.com/(?:[^?]*\?(?:.*&)?[wz]=)?(?:clip|video)(-?\d+_\d+)(?:%2F\w+)?", r"vk.com/video\1"),
        (r"vk\.com/(?:[^?]*\?(?:.*&)?[wz]=)?((?:wall|photo|topic)-?\d+_\d+)(?:%2F[\w-]+)?", r"vk.com/\1"),
        (r"ok\.ru/(?:video|videoembed|live)/(\d+)", r"ok.ru/video/\1"),
        (r"rutube\.ru/(?:video|play/embed|shorts)/(\w{32})", r"rutube.ru/video/\1"),
        (r"t\.me/(?:s/)?(?!c/)(\w+)/(?:\d+/)?(\d+)", r"t.me/\1/\2"),
        (r"t\.me/s/(\w+)", r"t.me/\1"),
    )
)
# A comment under a post is another thing than the post.
ONE_COMMENT = re.compile(r"[?&](?:comment_id|comment|reply)=")
# Names of channels and people, in which capital letters mean nothing; in an invitation they do.
NAMED = re.compile(r"(?:t\.me|instagram\.com|x\.com|tiktok\.com)/(?!p/|c/|i/|joinchat/|video/)@?\w+")


def present_host(host: str) -> str:
    """The platform's present host for an older name, another language or another device."""
    host = SAME_HOSTS.get(host, host).replace(".m.wikipedia.", ".wikipedia.")
    below = ONE_PLATFORM.fullmatch(host)
    return f"{below[1]}.com" if below else host


def inner_address(host: str, path: str, query: dict[str, str]) -> str:
    """The address inside a redirect, a cache or a copy; "" when there is none."""
    outer = host + path
    held = HOLDERS.fullmatch(outer)
    if held:
        return held["page"] or held["copy"] + ("?" + "&".join(f"{k}={v}" for k, v in query.items()) if query else "")
    for wrapper, names in WRAPPERS:
        if wrapper.fullmatch(outer):
            return next((query[name] for name in names if "." in query.get(name, "")), "")
    return ""


def own_form(address: str) -> str:
    """The one address of a post on a platform that has several; any other address stays as it is."""
    channel = CHANNEL_HOST.match(address)
    if channel:
        address = f"t.me/{channel[1]}{address[channel.end() :]}"
    if not ONE_COMMENT.search(address):
        for pattern, form in FORMS:
            found = pattern.fullmatch(address)
            if found:
                address = found.expand(form)
                break
    return NAMED.sub(lambda name: name[0].lower(), address, count=1)
