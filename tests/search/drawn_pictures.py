"""Pictures drawn for tests: landscapes like photographs, messages like a telephone's screenshots, and their copies."""

from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps

from factcheck.core.fonts.drawing import font
from factcheck.core.fonts.families import TEXT

LIGHT = {"ground": "#efe7de", "bubble": "#ffffff", "ink": "#111b21", "head": "#008069"}
DARK = {"ground": "#0b141a", "bubble": "#202c33", "ink": "#e9edef", "head": "#1f2c34"}
MESSAGES = {
    "kk": "Құрметті ата-аналар! Қалада бала ұрлайтын топ жүр екен. Балаларыңызды мектептен өздеріңіз алып "
    "кетіңіздер, бөтен адамдарға есік ашпаңыздар. Осы хабарламаны барлық топтарға таратыңыздар!",
    "ru": "Внимание! Завтра с утра отключат воду во всём городе на трое суток. Информация от сотрудника "
    "водоканала. Запаситесь водой и перешлите это сообщение всем родным и соседям.",
    "en": "New rules of communication from tomorrow: all calls will be recorded and saved. Messages will be "
    "monitored. Do not forward anything about the government. Please inform your friends.",
}


def landscape(seed: int, size: tuple[int, int] = (600, 400), light: float = 1.0) -> Image.Image:
    """Clouds and hills with a few houses; every seed gives another place."""
    chance = np.random.default_rng(seed)
    waves = np.hypot(*np.meshgrid(np.fft.rfftfreq(size[0]), np.fft.fftfreq(size[1])))
    waves[0, 0] = 1
    spectra = chance.normal(size=(3, *waves.shape)) * np.exp(2j * np.pi * chance.random((3, *waves.shape)))
    pixels = np.fft.irfft2(spectra / waves**1.5, size[::-1]).transpose(1, 2, 0)
    pixels = (pixels - pixels.min()) / np.ptp(pixels) * 255
    picture = Image.fromarray(pixels.astype("uint8"))
    pen = ImageDraw.Draw(picture)
    for _house in range(chance.integers(3, 8)):
        left, top = chance.uniform(0, 0.85, 2) * size
        width, height = chance.uniform(0.05, 0.25, 2) * size
        pen.rectangle(
            (left, top, left + width, top + height), tuple(int(shade) for shade in chance.integers(0, 255, 3))
        )
    return picture.point(lambda shade: shade * light)


def chat(text: str, colours: dict[str, str] = LIGHT, size: tuple[int, int] = (1080, 1400)) -> Image.Image:
    """A telephone's screenshot of one message in a messenger."""
    picture = Image.new("RGB", size, colours["ground"])
    pen, letters = ImageDraw.Draw(picture), font(TEXT, 40)
    pen.rectangle((0, 0, size[0], 170), colours["head"])
    pen.ellipse((40, 75, 120, 155), "#cccccc")
    pen.text((150, 90), "Ата-аналар чаты", "white", letters)
    lines = wrapped(text, letters, size[0] - 260)
    pen.rounded_rectangle((40, 230, size[0] - 160, 290 + 54 * len(lines)), 24, colours["bubble"])
    for place, line in enumerate(lines):
        pen.text((70, 255 + 54 * place), line, colours["ink"], letters)
    pen.rounded_rectangle((30, size[1] - 130, size[0] - 180, size[1] - 30), 50, colours["bubble"])
    return picture


def wrapped(text: str, letters: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if letters.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def recompressed(picture: Image.Image, quality: int = 40) -> Image.Image:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer)


def without(picture: Image.Image, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> Image.Image:
    """The picture after these shares of it were cut off."""
    width, height = picture.size
    return picture.crop((round(width * left), round(height * top),
                         round(width * (1 - right)), round(height * (1 - bottom))))  # fmt: skip


def captioned(picture: Image.Image, at_top: bool, colour: str, is_over: bool = False) -> Image.Image:
    """The picture with a caption bar of a fifth of its height, beside it or over it."""
    width, height = picture.size
    bar = height // 5
    sheet = Image.new("RGB", (width, height if is_over else height + bar), colour)
    place = (0, bar) if at_top else (0, 0)
    kept = without(picture, top=at_top * 0.2, bottom=(not at_top) * 0.2) if is_over else picture
    sheet.paste(kept, place)
    ink = "white" if colour == "black" else "black"
    line = bar // 3 if at_top else sheet.height - bar * 2 // 3
    ImageDraw.Draw(sheet).text((width // 20, line), "СРОЧНО! Таратыңыздар", ink, font(TEXT, max(10, bar // 4)))
    return sheet


def copies(picture: Image.Image) -> Iterator[tuple[str, Image.Image]]:
    """What becomes of a picture on its way from telephone to telephone, each by a name."""
    yield "recompressed to 40", recompressed(picture)
    yield "resized to a quarter", picture.resize((picture.width // 4, picture.height // 4))
    for side in ("left", "top", "right", "bottom"):
        yield f"cropped: {side}", without(picture, **{side: 0.1})
        yield f"cropped a little: {side}", without(picture, **{side: 0.06})
    yield "cropped all around", without(picture, 0.05, 0.05, 0.05, 0.05)
    for colour in ("white", "black"):
        for at_top in (True, False):
            yield f"captioned: {colour}, {at_top}", captioned(picture, at_top, colour)
            yield f"captioned over: {colour}, {at_top}", captioned(picture, at_top, colour, is_over=True)
    for name in ("Brightness", "Contrast", "Color"):
        for factor in (0.8, 1.2):
            yield f"{name} × {factor}", getattr(ImageEnhance, name)(picture).enhance(factor)
    yield "grey", ImageOps.grayscale(picture)
    yield "mirrored", ImageOps.mirror(picture)
