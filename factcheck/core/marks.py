"""Our mark: a quotation mark with a tick cut out of it. One geometry for every file and drawing."""

from collections.abc import Iterator
from io import BytesIO
from math import cos, pi, sin

from PIL import Image, ImageDraw

Point = tuple[float, float]

# On a square of 32 units. The head is a disc; the tail leaves it on the right and swings below it.
UNITS = 32
CENTRE, RADIUS = (16.5, 13.0), 11.5
TAIL_START_DEGREES = 94
TAIL_INNER: tuple[Point, ...] = ((15.7, 24.5), (15.6, 26.9), (14.2, 28.9), (10.9, 30.1))
TAIL_OUTER: tuple[Point, ...] = ((11.3, 31.4), (21.2, 30.6), (28, 23.5), (28, 13))
TICK: tuple[Point, ...] = (
    (8.52, 13.37), (11.16, 10.73), (14.65, 14.22), (21.63, 6.46), (24.42, 8.96), (14.81, 19.66),
)  # fmt: skip

# Deep teal on light ground, pale teal on dark ground, and the paper of our pages.
TEAL, PALE_TEAL, PAPER = "#0d5c63", "#8ad1d6", "#fdfcf9"
OVERSAMPLE = 8

SVG_PATH = (
    f"M28 13A{RADIUS} {RADIUS} 0 1 0 {TAIL_INNER[0][0]} {TAIL_INNER[0][1]}"
    f"C{' '.join(f'{x:g} {y:g}' for x, y in TAIL_INNER[1:])}L{TAIL_OUTER[0][0]:g} {TAIL_OUTER[0][1]:g}"
    f"C{' '.join(f'{x:g} {y:g}' for x, y in TAIL_OUTER[1:])}Z"
    f"M{'L'.join(f'{x:g} {y:g}' for x, y in TICK)}Z"
)


def outline() -> list[Point]:
    """The quotation mark as a polygon, without its tick."""
    return [*head(), *curve(TAIL_INNER), *curve(TAIL_OUTER)]


def head(step_degrees: int = 3) -> Iterator[Point]:
    """The disc, from the right over the top to where the tail begins."""
    for degrees in range(0, -(360 - TAIL_START_DEGREES) - 1, -step_degrees):
        angle = degrees * pi / 180
        yield CENTRE[0] + RADIUS * cos(angle), CENTRE[1] + RADIUS * sin(angle)


def curve(corners: tuple[Point, ...], steps: int = 24) -> Iterator[Point]:
    """Points of a cubic Bézier curve."""
    for step in range(steps + 1):
        share = step / steps
        weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
        yield (
            sum(weight * x for weight, (x, _y) in zip(weights, corners, strict=True)),
            sum(weight * y for weight, (_x, y) in zip(weights, corners, strict=True)),
        )


def mask(size: int) -> Image.Image:
    """The mark as a greyscale mask of `size` pixels in square, smooth at the edges."""
    scale = size * OVERSAMPLE / UNITS
    large = Image.new("L", (size * OVERSAMPLE, size * OVERSAMPLE))
    draw = ImageDraw.Draw(large)
    for polygon, shade in ((outline(), 255), (TICK, 0)):
        draw.polygon([(x * scale, y * scale) for x, y in polygon], shade)
    return large.resize((size, size), Image.Resampling.BOX)


def paint(picture: Image.Image, corner: tuple[int, int], size: int, colour: str) -> None:
    """Puts the mark into a picture, its upper left corner at `corner`."""
    picture.paste(colour, (*corner, corner[0] + size, corner[1] + size), mask(size))


def tile(size: int, share: float, ground: str, colour: str, radius: float = 0) -> Image.Image:
    """The mark in the middle of a coloured square; `share` of its side, corners rounded by `radius` of it."""
    picture = Image.new("RGBA", (size, size), ground)
    mark = round(size * share)
    paint(picture, ((size - mark) // 2, (size - mark) // 2), mark, colour)
    if radius:
        corners = Image.new("L", (size * 4, size * 4))
        ImageDraw.Draw(corners).rounded_rectangle((0, 0, size * 4 - 1, size * 4 - 1), radius * size * 4, fill=255)
        picture.putalpha(corners.resize((size, size), Image.Resampling.BOX))
    return picture


def png(picture: Image.Image) -> bytes:
    """The picture as a small PNG; of an opaque one the colours alone."""
    opaque = picture.getextrema()[-1] == (255, 255)
    buffer = BytesIO()
    (picture.convert("RGB") if opaque else picture).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def ico(sizes: tuple[int, ...] = (16, 32, 48)) -> bytes:
    """The favicon of browsers that know no SVG."""
    pictures = [tile(size, 0.9, TEAL, "#fff", 0.2) for size in sizes]
    buffer = BytesIO()
    pictures[-1].save(buffer, "ICO", sizes=[(size, size) for size in sizes], append_images=pictures[:-1])
    return buffer.getvalue()


def logo_svg() -> str:
    """The mark in the colour of the words beside it: `<use href="…/logo.svg#mark">`."""
    return svg(f'<path id="mark" fill="currentColor" fill-rule="evenodd" d="{SVG_PATH}"/>')


def icon_svg() -> str:
    """The favicon; pale where the browser is dark."""
    style = f"<style>path{{fill:{TEAL}}}@media(prefers-color-scheme:dark){{path{{fill:{PALE_TEAL}}}}}</style>"
    return svg(f'{style}<path fill-rule="evenodd" d="{SVG_PATH}"/>')


def svg(content: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {UNITS} {UNITS}">{content}</svg>\n'
