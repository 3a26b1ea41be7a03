"""Draws a share card: a band with the verdict, the headline, who says so and where it stands."""

from functools import partial
from io import BytesIO

from PIL import Image, ImageDraw

from factcheck.core import marks
from factcheck.core.fonts.drawing import font
from factcheck.core.fonts.families import HEADLINE, TEXT

from . import typesetting
from .cards import HEIGHT, WIDTH, ShareCard
from .icons import icon

PAPER, INK, SOFT, LINE, WHITE = "#fdfcf9", "#16202a", "#4a545e", "#cdd3d8", "#ffffff"
TONES = {
    "true": "#005e2c",
    "partly": "#674600",
    "misleading": "#8b3a00",
    "false": "#98181f",
    "neutral": "#42505f",
    "being-checked": "#444086",
}
PALE = "#f1f0fb"
MARGIN, BAND, FOOT = 64, 148, 100
VERDICT_SIZES = range(68, 35, -4)
# Where the words stand between band and foot, and how much of it a claim's label and bar take.
TOP, SPACE = BAND + 24, HEIGHT - FOOT - BAND - 48
LABEL, INDENT = 54, 36
ICON, MARK, SMALL = 84, 46, 32
MOST_COLOURS = 96


def draw(card: ShareCard) -> bytes:
    """The card as a PNG of 1200 × 630 pixels."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    if card.verdict_name:
        draw_band(picture, pen, card)
        draw_words(pen, card)
        draw_foot(picture, pen, card)
    else:
        draw_cover(picture, pen, card)
    return encoded(picture)


def draw_band(picture: Image.Image, pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """The verdict; one that is not there yet is pale and dashed, so that nobody takes it for one."""
    colour = TONES.get(card.tone, TONES["neutral"])
    is_open = card.tone == "being-checked"
    ground, ink = (PALE, colour) if is_open else (colour, WHITE)
    pen.rectangle((0, 0, WIDTH, BAND), ground)
    if is_open:
        draw_dashes(pen, colour)
    top = (BAND - ICON) // 2
    picture.paste(ink, (MARGIN, top, MARGIN + ICON, top + ICON), icon(card.tone, ICON))
    draw_name(pen, card.verdict_name, MARGIN + ICON + 28, ink)


def draw_name(pen: ImageDraw.ImageDraw, name: str, left: int, ink: str) -> None:
    """A verdict's or the site's name in the band, smaller when it is long."""
    name, room = typesetting.clean(name), WIDTH - MARGIN - left
    faces = [font(TEXT, size) for size in VERDICT_SIZES]
    face = next((face for face in faces if face.getlength(name) <= room), faces[-1])
    pen.text((left, BAND // 2), typesetting.cut(name, face, room), ink, face, anchor="lm")


def draw_dashes(pen: ImageDraw.ImageDraw, colour: str, dash: int = 30, gap: int = 18, width: int = 6) -> None:
    """A dashed frame inside the band."""
    inset = 14
    right, bottom = WIDTH - inset, BAND - inset
    for x in range(inset, right, dash + gap):
        for y in (inset, bottom - width):
            pen.rectangle((x, y, min(x + dash, right), y + width), colour)
    for y in range(inset, bottom, dash + gap):
        for x in (inset, right - width):
            pen.rectangle((x, y, x + width, min(y + dash, bottom)), colour)


def draw_words(pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """Our headline; words that are not ours stand as a claim."""
    words = typesetting.clean(card.words)
    if words and card.label:
        draw_claim(pen, card, words)
    elif words:
        draw_headline(pen, words)


def draw_headline(pen: ImageDraw.ImageDraw, words: str) -> None:
    setting = typesetting.fit(words, partial(font, HEADLINE), WIDTH - 2 * MARGIN, SPACE)
    draw_lines(pen, setting, MARGIN, TOP + (SPACE - setting.height) / 2)


def draw_claim(pen: ImageDraw.ImageDraw, card: ShareCard, words: str) -> None:
    """Somebody's words below a label, behind a bar: nobody shall take them for our headline."""
    setting = typesetting.fit(words, partial(font, HEADLINE), WIDTH - 2 * MARGIN - INDENT, SPACE - LABEL)
    start = TOP + (SPACE - LABEL - setting.height) / 2
    pen.rectangle((MARGIN, start, MARGIN + 7, start + LABEL + setting.height - 4), LINE)
    pen.text((MARGIN + INDENT, start), card.label, SOFT, font(TEXT, SMALL), anchor="lt")
    draw_lines(pen, setting, MARGIN + INDENT, start + LABEL)


def draw_lines(pen: ImageDraw.ImageDraw, setting: typesetting.Setting, left: int, top: float) -> None:
    face, step = font(HEADLINE, setting.size), setting.size * typesetting.LEADING
    for place, line in enumerate(setting.lines):
        pen.text((left, top + place * step + setting.size * 0.87), line, INK, face, anchor="ls")


def draw_foot(picture: Image.Image, pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """Mark and name of the site on the left, the short address on the right."""
    top = HEIGHT - FOOT
    pen.line((MARGIN, top, WIDTH - MARGIN, top), LINE, 2)
    middle = top + FOOT // 2
    marks.paint(picture, (MARGIN - 6, middle - MARK // 2), MARK, marks.TEAL)
    face, room = font(TEXT, SMALL), WIDTH - 2 * MARGIN - MARK - 40
    address = typesetting.cut(typesetting.clean(card.short_address), face, room * 2 // 3)
    name = typesetting.cut(typesetting.clean(card.site_name), face, room - round(face.getlength(address)))
    pen.text((MARGIN + MARK, middle), name, INK, face, anchor="lm")
    pen.text((WIDTH - MARGIN, middle), address, SOFT, face, anchor="rm")


def draw_cover(picture: Image.Image, pen: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """The site's own card: mark and name above what it does."""
    pen.rectangle((0, 0, WIDTH, BAND), marks.TEAL)
    marks.paint(picture, (MARGIN - 12, 20), BAND - 40, WHITE)
    draw_name(pen, card.site_name, MARGIN + BAND - 40, WHITE)
    draw_words(pen, card)
    pen.text((MARGIN, HEIGHT - FOOT // 2), typesetting.clean(card.short_address), SOFT, font(TEXT, SMALL), anchor="lm")


def encoded(picture: Image.Image) -> bytes:
    """As a PNG of few colours: flat areas and smooth letters need no more."""
    buffer = BytesIO()
    picture.quantize(MOST_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
