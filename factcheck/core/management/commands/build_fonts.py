"""`manage.py build_fonts`: makes static/fonts/, static/css/fonts.css and the fonts of our drawings anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.ttLib import TTFont

from factcheck.core.fonts import cuts, packages, stylesheet
from factcheck.core.fonts.drawing import drawing_font
from factcheck.core.fonts.families import FAMILIES, Family

STATIC = settings.BASE_DIR / "static"


class Command(BaseCommand):
    """Needs npm for the packages and fonttools for cutting; the site itself needs neither."""

    help = "Fetches the fonts' packages and cuts them down to the characters that our pages use."

    def handle(self, *args, **options) -> None:
        for old in (STATIC / "fonts").glob("*.woff2"):
            old.unlink()
        with TemporaryDirectory() as folder:
            rules = [self.build(family, packages.fetch(family, Path(folder))) for family in FAMILIES]
        (STATIC / "css" / "fonts.css").write_text(stylesheet.root() + "".join(rules))

    def build(self, family: Family, package: Path) -> str:
        """One family; answers its rules."""
        parts = [cuts.cut(family, part, package) for part in family.parts]
        for part, font in zip(family.parts, parts, strict=True):
            self.keep(font, STATIC / "fonts" / stylesheet.file_name(family, part))
        cuts.save(cuts.whole(parts, family.drawn_at), drawing_font(family))
        keep_license(family, package)
        still = [cuts.whole(parts, weight) for weight in family.axes["wght"]]
        return stylesheet.faces(family) + stylesheet.stand_ins(family, *still)

    def keep(self, font: TTFont, path: Path) -> None:
        cuts.save(font, path)
        self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")


def keep_license(family: Family, package: Path) -> None:
    """The licence text, below the authors' own copyright line."""
    _line, license_text = (package / "LICENSE").read_text().split("\n", 1)
    (STATIC / "fonts" / family.license_file).write_text(f"{family.copyright}\n{license_text}")
