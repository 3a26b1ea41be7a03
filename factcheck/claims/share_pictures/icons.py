"""The verdicts' icons, drawn: the same shapes as in the sprite, on a square of 24 units."""

from math import cos, radians, sin

from PIL import Image, ImageDraw

Point = tuple[float, float]

UNITS, STROKE, OVERSAMPLE = 24, 2.2, 6
CENTRE, RADIUS = 12.0, 10.0


class Pen:
    """Draws lines with round ends on a mask that is scaled down at the end."""

    def __init__(self, size: int) -> None:
        self.size, self.scale = size, size * OVERSAMPLE / UNITS
        self.mask = Image.new("L", (size * OVERSAMPLE, size * OVERSAMPLE))
        self.draw = ImageDraw.Draw(self.mask)

    def line(self, *points: Point) -> None:
        scaled = [(x * self.scale, y * self.scale) for x, y in points]
        self.draw.line(scaled, 255, round(STROKE * self.scale), joint="curve")
        for x, y in points:
            self.dot(x, y, STROKE / 2)

    def dot(self, x: float, y: float, radius: float = STROKE * 0.62) -> None:
        self.draw.circle((x * self.scale, y * self.scale), radius * self.scale, 255)

    def arc(self, x: float, y: float, radius: float, start: int, end: int) -> None:
        angles = [radians(degrees) for degrees in range(start, end + 1, 2)]
        self.line(*((x + radius * cos(angle), y + radius * sin(angle)) for angle in angles))

    def circle(self) -> None:
        self.arc(CENTRE, CENTRE, RADIUS, 0, 360)

    def finished(self) -> Image.Image:
        return self.mask.resize((self.size, self.size), Image.Resampling.BOX)


def confirmed(pen: Pen) -> None:
    pen.circle()
    pen.line((7.4, 12.4), (10.6, 15.6), (16.7, 8.8))


def partly(pen: Pen) -> None:
    pen.circle()
    corners = [(CENTRE - RADIUS) * pen.scale, (CENTRE + RADIUS) * pen.scale]
    pen.draw.pieslice((corners[0], corners[0], corners[1], corners[1]), 90, 270, 255)


def misleading(pen: Pen) -> None:
    pen.line((12, 3), (2, 20.5), (22, 20.5), (12, 3))
    pen.line((12, 9.6), (12, 14.2))
    pen.dot(12, 17.3)


def refuted(pen: Pen) -> None:
    pen.line((8, 2), (16, 2), (22, 8), (22, 16), (16, 22), (8, 22), (2, 16), (2, 8), (8, 2))
    pen.line((8.2, 8.2), (15.8, 15.8))
    pen.line((15.8, 8.2), (8.2, 15.8))


def neutral(pen: Pen) -> None:
    pen.line((12, 1.5), (22.5, 12), (12, 22.5), (1.5, 12), (12, 1.5))
    pen.arc(12, 9.5, 2.9, 180, 410)
    pen.line((13.9, 11.7), (12.2, 13.2), (12, 14.2))
    pen.dot(12, 17.3)


def being_checked(pen: Pen) -> None:
    for start in range(0, 360, 45):
        pen.arc(CENTRE, CENTRE, RADIUS, start, start + 22)
    pen.line((12, 7), (12, 12), (15, 14))


SHAPES = {
    "true": confirmed,
    "partly": partly,
    "misleading": misleading,
    "false": refuted,
    "neutral": neutral,
    "being-checked": being_checked,
}


def icon(tone: str, size: int) -> Image.Image:
    """A verdict's icon as a greyscale mask of `size` pixels in square."""
    pen = Pen(size)
    SHAPES.get(tone, neutral)(pen)
    return pen.finished()
