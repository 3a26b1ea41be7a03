"""`make screenshots`: every page type, phone and desktop, light and dark, with a sheet of them all for a quick look."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser

from .chromium import DESKTOP, PHONE, launched
from .pages import LANGUAGES, PageType, go, pages_of
from .served import ROOT, Site, demonstration

FOLDER = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "screenshots"
README_FOLDER = ROOT / "docs" / "images"
WINDOWS = {"360": {**PHONE, "device_scale_factor": 1}, "1280": DESKTOP}
THEMES = ("light", "dark")
# The two pictures of the README: (file, page type, language, window).
README = (("phone", "fact-check", "kk", "360"), ("desktop", "home", "kk", "1280"))
README_COLOURS = 128
# A sheet shows each page's beginning, this many pixels wide and at most so high.
COLUMN, ROW, GAP = {"360": 200, "1280": 420}, 640, 12


def main() -> None:
    """Takes the pictures that ONLY names, or all of them; with README=1 those of the README instead."""
    only, for_readme = os.environ.get("ONLY", ""), os.environ.get("README") == "1"
    with tempfile.TemporaryDirectory() as folder, demonstration(Path(folder)) as site, launched() as browser:
        if for_readme:
            return renew_readme(browser, site)
        kinds = pages_of(site.var, only=only)
        if not kinds:
            sys.exit(f"No page type begins with “{only}”.")
        FOLDER.mkdir(parents=True, exist_ok=True)
        for width in WINDOWS:
            for theme in THEMES:
                take_all(browser, site, kinds, width, theme)
    for name in dict.fromkeys(kind.name for kind in kinds):
        sheet(name)
    print(f"{len(kinds) * len(WINDOWS) * len(THEMES)} pictures and a sheet for each page type: {FOLDER}")


def take_all(browser: Browser, site: Site, kinds: list[PageType], width: str, theme: str) -> None:
    """One picture of each page in one window and theme."""
    context = browser.new_context(**WINDOWS[width], base_url=site.address, color_scheme=theme)
    for kind in kinds:
        # A page of its own: Chromium gives up after some hundred pictures of one.
        page = context.new_page()
        go(page, kind)
        page.evaluate(LOAD_ALL)
        page.screenshot(path=FOLDER / f"{kind}-{width}-{theme}.png", full_page=True, animations="disabled")
        page.close()
    context.close()
    print(f"{len(kinds)} pages at {width} pixels, {theme}", flush=True)


# Lazy pictures below the fold are part of a picture of the whole page.
LOAD_ALL = """async () => {
  await document.fonts.ready;
  for (const image of document.images) image.loading = "eager";
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
}"""


def sheet(name: str) -> None:
    """All pictures of one page type side by side: a row for each window and theme, a column for each language."""
    rows = [[shrunk(name, language, width, theme) for language in LANGUAGES] for width in WINDOWS for theme in THEMES]
    width = max(sum(picture.width + GAP for picture in row) for row in rows) + GAP
    height = sum(max(picture.height for picture in row) + GAP for row in rows) + 2 * GAP + 16
    paper = Image.new("RGB", (width, height), "#777")
    ImageDraw.Draw(paper).text((GAP, GAP), name, "white", ImageFont.load_default(16))
    top = 2 * GAP + 16
    for row in rows:
        left = GAP
        for picture in row:
            paper.paste(picture, (left, top))
            left += picture.width + GAP
        top += max(picture.height for picture in row) + GAP
    paper.save(FOLDER / f"{name}-sheet.png")


def shrunk(name: str, language: str, width: str, theme: str) -> Image.Image:
    with Image.open(FOLDER / f"{name}-{language}-{width}-{theme}.png") as whole:
        scale = COLUMN[width] / whole.width
        part = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, round(ROW / scale))))
        return part.resize((COLUMN[width], round(part.height * scale)), Image.Resampling.LANCZOS)


def renew_readme(browser: Browser, site: Site) -> None:
    """The first screen of a fact-check on a phone and of the home page at a desk."""
    README_FOLDER.mkdir(parents=True, exist_ok=True)
    for file, name, language, width in README:
        (kind,) = (found for found in pages_of(site.var, language) if found.name == name)
        page = browser.new_context(**WINDOWS[width], base_url=site.address).new_page()
        page.goto(kind.path, wait_until="load")
        path = README_FOLDER / f"{file}.png"
        page.screenshot(path=path, animations="disabled")
        with Image.open(path) as whole:
            whole.convert("RGB").quantize(README_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    if not shutil.which("chromium") and not shutil.which("chromium-browser"):
        sys.exit("Chromium is not installed.")
    main()
