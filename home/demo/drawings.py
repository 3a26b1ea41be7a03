"""Pictures of the demonstration site, drawn by us as plain shapes without words; each is WebP bytes."""

from collections.abc import Callable, Sequence
from io import BytesIO
from math import cos, hypot, radians, sin

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 675
OVERSAMPLE = 2  # drawn twice as large and scaled down: Pillow's shapes have no smooth edges of their own

PAPER, WHITE, INK = "#f3efe6", "#fffdf8", "#22344a"
TEAL, TEAL_LIGHT = "#1f7a80", "#b9dad8"
OCHRE, OCHRE_LIGHT = "#e3a437", "#f4dcae"
CORAL, CORAL_LIGHT = "#cf5f49", "#f0c8bd"
GREY, GREY_LIGHT = "#9aa5ad", "#d9dcd9"

Point = tuple[float, float]


class Sketch:
    """A sheet of 1200 × 675 units on which the shapes of a picture are placed."""

    def __init__(self, background: str = PAPER) -> None:
        self.image = Image.new("RGB", (WIDTH * OVERSAMPLE, HEIGHT * OVERSAMPLE), background)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        corners = _scaled([(x, y), (x + width, y + height)])
        self.draw.rounded_rectangle(corners, radius * OVERSAMPLE, fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.draw.ellipse(_scaled([(x - radius, y - radius), (x + radius, y + radius)]), fill)

    def shape(self, points: Sequence[Point], fill: str) -> None:
        self.draw.polygon(_scaled(points), fill)

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        self.draw.line(_scaled(points), fill, round(width * OVERSAMPLE), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def digits(self, x: float, y: float, text: str, size: float, fill: str) -> None:
        font = ImageFont.load_default(size * OVERSAMPLE)
        self.draw.text(_scaled([(x, y)])[0], text, fill, font, anchor="lm")

    def webp(self) -> bytes:
        out = BytesIO()
        self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "WEBP", quality=88, method=6)
        return out.getvalue()


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * OVERSAMPLE, y * OVERSAMPLE) for x, y in points]


def _arc_points(x: float, y: float, radius: float, start: int, end: int) -> list[Point]:
    angles = [radians(degree) for degree in range(start, end + 1, 2)]
    return [(x + radius * cos(angle), y + radius * sin(angle)) for angle in angles]


def _curve(start: Point, bend: Point, end: Point, gap: float) -> list[Point]:
    """Points along a bent way, about `gap` units apart."""
    length = hypot(bend[0] - start[0], bend[1] - start[1]) + hypot(end[0] - bend[0], end[1] - bend[1])
    steps = max(2, round(length / gap))
    return [_between(start, bend, end, step / steps) for step in range(steps + 1)]


def _between(start: Point, bend: Point, end: Point, share: float) -> Point:
    """The point of a quadratic Bézier curve at a share of its length between 0 and 1."""
    weights = ((1 - share) ** 2, 2 * share * (1 - share), share**2)
    corners = (start, bend, end)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, corners, strict=True)),
        sum(weight * y for weight, (_, y) in zip(weights, corners, strict=True)),
    )


def _softened(outline: Sequence[Point], rounds: int = 4) -> list[Point]:
    """An outline with its corners cut round after round (Chaikin's algorithm)."""
    points = list(outline)
    for _ in range(rounds):
        sides = zip(points, points[1:] + points[:1], strict=True)
        points = [(x + (u - x) * cut, y + (v - y) * cut) for (x, y), (u, v) in sides for cut in (0.25, 0.75)]
    return points


def _question_mark(sheet: Sketch, x: float, y: float, size: float, fill: str) -> None:
    """A question mark made of an arc, a stem and a dot; `size` is its height."""
    bow, stroke = size * 0.24, size * 0.13
    top = y - size * 0.22
    arc = _arc_points(x, top, bow, -185, 55)
    stem = _curve(arc[-1], (x, top + bow * 1.2), (x, y + size * 0.2), 4)
    sheet.line(arc + stem, fill, stroke)
    sheet.disc(x, y + size * 0.43, stroke * 0.68, fill)


def _bubble(sheet: Sketch, x: float, y: float, size: Point, fill: str, lean: float = -0.1) -> None:
    """A speech bubble whose tail leans to the left (negative) or to the right."""
    width, height = size
    sheet.box(x, y, width, height, fill, radius=min(size) * 0.2)
    edge, foot = x + width * (0.5 + 3.2 * lean), y + height
    tip = (edge + width * lean, foot + height * 0.2)
    sheet.shape([(edge - width * 0.07, foot - 4), (edge + width * 0.07, foot - 4), tip], fill)


def _text_bars(sheet: Sketch, x: float, y: float, widths: Sequence[int], fill: str, step: int = 40) -> None:
    """Bars that stand for lines of words."""
    for row, width in enumerate(widths):
        sheet.box(x, y + row * step, width, step * 0.42, fill, radius=step * 0.21)


def weighted_share() -> bytes:
    """Two bars as long as the counts, filled by the share removed: 90 % of 3 027 and 51 % of 4 662."""
    sheet = Sketch()
    left, unit = 90, 1020 / 4662
    bars = [(150, 3027, 90, TEAL, TEAL_LIGHT), (430, 4662, 51, OCHRE, OCHRE_LIGHT)]
    for top, count, percent, strong, pale in bars:
        length = count * unit
        sheet.digits(left, top - 48, f"{count // 1000} {count % 1000:03}", 54, INK)
        sheet.box(left, top, length, 120, pale, radius=14)
        sheet.box(left, top, length * percent / 100, 120, strong, radius=14)
        sheet.digits(left + 32, top + 60, f"{percent} %", 58, WHITE if strong == TEAL else INK)
    return sheet.webp()


def channel() -> bytes:
    """A reporting channel open to several countries alike: five equal ways into one tray."""
    sheet = Sketch()
    for row, colour in enumerate([TEAL, OCHRE, CORAL, INK, GREY]):
        y = 107 + row * 116
        way = _curve((280, y), (560, y), (810, 237 + row * 52), 180)
        sheet.line(_curve((280, y), (560, y), (810, 237 + row * 52), 6), GREY_LIGHT, 12)
        sheet.line([(130, y - 40), (130, y + 44)], INK, 8)
        sheet.shape([(134, y - 40), (250, y - 40), (224, y - 9), (250, y + 22), (134, y + 22)], colour)
        for point in way[1:-1]:
            _letter(sheet, *point, colour)
    sheet.box(800, 180, 300, 315, INK, radius=28)
    sheet.box(830, 214, 240, 34, PAPER, radius=17)
    sheet.box(862, 150, 176, 80, WHITE, radius=8)
    _text_bars(sheet, 886, 174, [128, 84], GREY_LIGHT, step=28)
    for row in range(3):
        sheet.box(840, 290 + row * 58, 220, 36, TEAL, radius=10)
    return sheet.webp()


def _letter(sheet: Sketch, x: float, y: float, colour: str) -> None:
    sheet.box(x - 26, y - 18, 52, 36, WHITE, radius=6)
    sheet.line([(x - 19, y - 10), (x, y + 4), (x + 19, y - 10)], colour, 4)


def _office(sheet: Sketch, x: float, top: int, columns: int, wall: str, pane: str) -> None:
    width = columns * 84 + 44
    sheet.box(x, top, width, 560 - top, wall, radius=10)
    for column in range(columns):
        for y in range(top + 40, 420, 80):
            sheet.box(x + 40 + column * 84, y, 48, 50, pane, radius=5)
    sheet.box(x + width / 2 - 32, 482, 64, 78, INK, radius=8)
    sheet.disc(x + width / 2 + 17, 524, 5, pane)


def directorates() -> bytes:
    """Two separate offices, each on its own side of a dividing line."""
    sheet = Sketch()
    sheet.box(0, 560, WIDTH, 115, GREY_LIGHT)
    _office(sheet, 110, 205, 4, TEAL, TEAL_LIGHT)
    sheet.shape([(90, 209), (300, 110), (510, 209)], INK)
    _office(sheet, 712, 165, 4, CORAL, CORAL_LIGHT)
    sheet.box(692, 143, 420, 30, INK, radius=8)
    sheet.line([(1040, 143), (1040, 66)], INK, 7)
    sheet.shape([(1043, 66), (1110, 84), (1043, 104)], OCHRE)
    for y in range(90, 660, 52):
        sheet.line([(600, y), (600, y + 24)], INK, 8)
    return sheet.webp()


def map_route() -> bytes:
    """A dotted route across an imagined map, broken by question marks."""
    sheet = Sketch("#cfe3e4")
    west = [(-80, 250), (210, 230), (330, 330), (480, 210), (640, 380), (600, 560), (660, 760), (-80, 760)]
    east = [(600, -80), (1280, -80), (1280, 520), (1060, 460), (930, 560), (780, 400), (660, 300), (700, 120)]
    for outline, colour in [(west, OCHRE_LIGHT), (east, WHITE)]:
        shore = _softened(outline)
        sheet.line([*shore, shore[0]], GREY_LIGHT, 26)
        sheet.shape(shore, colour)
    first, second = ((190, 520), (560, 520), (610, 330)), ((610, 330), (660, 140), (1000, 190))
    for x, y in _curve(*first, gap=24) + _curve(*second, gap=24)[1:]:
        sheet.disc(x, y, 7, INK)
    for x, y in [(452, 478), (632, 266), (806, 188)]:
        sheet.disc(x, y, 58, CORAL)
        _question_mark(sheet, x, y, 72, WHITE)
    _pin(sheet, 190, 520, TEAL)
    _pin(sheet, 1000, 190, GREY)
    return sheet.webp()


def _pin(sheet: Sketch, x: float, y: float, fill: str) -> None:
    sheet.shape([(x, y), (x - 41, y - 70), (x + 41, y - 70)], fill)
    sheet.disc(x, y - 92, 46, fill)
    sheet.disc(x, y - 92, 18, WHITE)


def question() -> bytes:
    """A speech bubble that holds a question, and two smaller ones beside it."""
    sheet = Sketch()
    _bubble(sheet, 730, 120, (350, 180), TEAL_LIGHT, lean=0.1)
    _text_bars(sheet, 785, 170, [240, 160], TEAL)
    _bubble(sheet, 780, 400, (290, 150), OCHRE_LIGHT, lean=0.1)
    _text_bars(sheet, 830, 440, [190, 120], OCHRE)
    _bubble(sheet, 130, 85, (540, 420), INK)
    _question_mark(sheet, 400, 295, 300, OCHRE)
    return sheet.webp()


def _forward_arrow(sheet: Sketch, x: float, y: float, fill: str) -> None:
    sheet.line(_curve((x, y + 22), (x + 4, y), (x + 40, y), 4), fill, 9)
    sheet.shape([(x + 34, y - 22), (x + 70, y), (x + 34, y + 22)], fill)


def _stamp_band(sheet: Sketch) -> None:
    """A band of stripes across the message: this is a demonstration, not a real message."""
    across, down, slant = (920 / 21, -330 / 21), (30, 84), 0.7

    def corner(step: float, depth: float) -> Point:
        return (140 + across[0] * step + down[0] * depth, 500 + across[1] * step + down[1] * depth)

    sheet.shape([corner(0, 0), corner(21, 0), corner(21, 1), corner(0, 1)], CORAL)
    for step in range(1, 20, 2):
        top, foot = step + slant, step - slant
        sheet.shape([corner(top, 0), corner(top + 1, 0), corner(foot + 1, 1), corner(foot, 1)], CORAL_LIGHT)


def messenger() -> bytes:
    """A forwarded message with bars in place of words, crossed by a striped band."""
    sheet = Sketch(TEAL_LIGHT)
    _bubble(sheet, 210, 70, (780, 470), WHITE)
    _forward_arrow(sheet, 262, 122, GREY)
    sheet.box(350, 111, 210, 20, GREY, radius=10)
    _text_bars(sheet, 262, 190, [670, 620, 676, 540, 640, 610, 330], GREY_LIGHT, step=46)
    sheet.box(840, 490, 84, 16, GREY_LIGHT, radius=8)
    _stamp_band(sheet)
    return sheet.webp()


def _shield(sheet: Sketch, x: float, y: float) -> None:
    sides = [(-70, -70), (0, -92), (70, -70), (66, 12), (0, 92), (-66, 12)]
    sheet.shape([(x + dx, y + dy) for dx, dy in sides], TEAL)
    sheet.shape([(x, y - 70), (x + 52, y - 54), (x + 50, y + 4), (x, y + 66)], TEAL_LIGHT)


def explainer() -> bytes:
    """A pair of scales: a shield on one side, a speech bubble on the other."""
    sheet = Sketch()
    sheet.disc(600, 350, 300, OCHRE_LIGHT)
    sheet.line([(600, 120), (600, 570)], INK, 18)
    sheet.box(440, 566, 320, 36, INK, radius=18)
    sheet.line([(250, 160), (950, 160)], INK, 16)
    sheet.disc(600, 140, 34, CORAL)
    for x in (250, 950):
        sheet.line([(x, 160), (x - 150, 440)], GREY, 6)
        sheet.line([(x, 160), (x + 150, 440)], GREY, 6)
        sheet.shape([(px, 440 + (py - 440) * 0.45) for px, py in _arc_points(x, 440, 168, 0, 180)], INK)
    _shield(sheet, 250, 340)
    _bubble(sheet, 872, 285, (156, 118), CORAL)
    _text_bars(sheet, 900, 320, [100, 64], WHITE, step=34)
    return sheet.webp()


DRAWINGS: dict[str, Callable[[], bytes]] = {
    "weighted-share": weighted_share,
    "channel": channel,
    "directorates": directorates,
    "map-route": map_route,
    "question": question,
    "messenger": messenger,
    "explainer": explainer,
}
