"""What browsers and telephones ask of a site besides its pages: the web manifest and the old favicon."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .brand import branding
from .marks import PAPER, TEAL

DAY = "public, max-age=86400"


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """`/<lang>/manifest.webmanifest`: the site on a telephone's first screen (W3C Web App Manifest)."""
    language = get_language()
    home = f"/{language}/"
    brand = branding(language)
    content = {
        "id": home,
        "name": brand.site_name,
        "short_name": brand.site_name,
        "description": brand.tagline,
        "lang": language,
        "dir": "ltr",
        "start_url": home,
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": brand.accent.light if brand.accent else TEAL,
        "icons": [icon("icon-192.png", 192), icon("icon-512.png", 512), icon("icon-maskable-512.png", 512, "maskable")],
    }
    headers = {"Cache-Control": DAY}
    return JsonResponse(
        content, content_type="application/manifest+json", headers=headers, json_dumps_params={"ensure_ascii": False}
    )


def icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    return {"src": static(f"img/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """`/favicon.ico`, for programs that do not read the page's head."""
    return HttpResponse(favicon_file(), content_type="image/x-icon", headers={"Cache-Control": DAY})


@cache
def favicon_file() -> bytes:
    return (settings.BASE_DIR / "static" / "img" / "favicon.ico").read_bytes()
