"""Reads the words in a screenshot with tesseract, where it is installed."""

import logging
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from io import BytesIO
from math import sqrt

from PIL import Image, ImageOps, ImageStat

logger = logging.getLogger(__name__)

# tesseract's names of the languages we read, and the seconds after which a reader has waited long enough.
LANGUAGES = ("kaz", "rus", "eng")
TIMEOUT = 10
# Of one column of text: a telephone's screenshot.
LAYOUT = "4"
# A narrower picture is enlarged: the letters of a telephone's screenshot are read best at its own 1080 pixels.
WIDTH = 1080
MOST_PIXELS = 4_000_000
# Median shade, of 255, below which letters are taken to be light on dark.
DARK = 110
LEAST_LETTERS = 2
# Fewer words in a whole picture are scratches and logos that were taken for letters.
LEAST_WORDS = 3


def text_in(image: Image.Image) -> str:
    """The words in a picture, a line each as they stand there; "" without tesseract, or when it takes too long."""
    languages = installed()
    if not languages:
        return ""
    # Nice, and on one core: a reader's picture never slows down the other readers' pages.
    command = ["nice", "-n", "10", "tesseract", "stdin", "stdout", "-l", "+".join(languages), "--psm", LAYOUT]
    try:
        done = subprocess.run(
            command,
            input=page_of(image),
            capture_output=True,
            timeout=TIMEOUT,
            check=True,
            env={"PATH": "/usr/local/bin:/usr/bin:/bin", "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"},
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.warning("The words in a picture could not be read: %s", type(error).__name__)
        return ""
    return joined(done.stdout.decode(errors="replace"))


@cache
def installed() -> tuple[str, ...]:
    """Which of our languages tesseract can read here, asked once a process; none without it, which is logged once."""
    program = shutil.which("tesseract")
    listed = ""
    with suppress(OSError, subprocess.SubprocessError):
        if program:
            asked = [program, "--list-langs"]
            done = subprocess.run(asked, capture_output=True, text=True, timeout=TIMEOUT, check=False)
            listed = done.stdout + done.stderr
    languages = tuple(language for language in LANGUAGES if language in listed.split())
    if not languages:
        logger.warning("The words in pictures are not read: tesseract or its languages are not installed.")
    return languages


def page_of(image: Image.Image) -> bytes:
    """The picture as a page that is easy to read: grey, dark on light, letters of a usual size. A PNG."""
    grey = ImageOps.autocontrast(image.convert("L"), cutoff=1)
    if ImageStat.Stat(grey).median[0] < DARK:
        grey = ImageOps.invert(grey)
    scale = min(max(1.0, WIDTH / grey.width), sqrt(MOST_PIXELS / (grey.width * grey.height)))
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    buffer = BytesIO()
    grey.resize(size, Image.Resampling.LANCZOS).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def joined(text: str) -> str:
    """The lines without those that hold no word, such as the drawings of buttons; nothing if hardly a word is left."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    kept = [line for line in lines if sum(map(str.isalpha, line)) >= LEAST_LETTERS]
    return "\n".join(kept) if sum(len(line.split()) for line in kept) >= LEAST_WORDS else ""
