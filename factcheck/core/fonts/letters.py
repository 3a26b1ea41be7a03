"""The characters that our pages and drawings are set in. Pure data: what a font must have is decided here."""


def both_cases(letters: str) -> str:
    return letters + letters.lower()


BASIC_LATIN = "".join(map(chr, range(0x20, 0x7F)))
RUSSIAN = both_cases("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")
KAZAKH = both_cases("ӘҒҚҢӨҰҮҺІ")
# Quotations: Ukrainian, Belarusian, Uzbek, Tajik.
NEIGHBOURS = both_cases("ЄЇҐЎ")
UZBEK = both_cases("Ҳ")
# Names: German, French, Spanish, Turkish, and the letters that Kazakh in Latin script shares with them.
ACCENTED = both_cases("ÄÖÜÇÑÉÈÊËÁÀÂÃÅÆÍÌÎÏÓÒÔÕØÚÙÛÝ") + "ßÿı"
# Kazakh in Latin script (2021), Turkish, Polish.
EXTENDED = both_cases("ĞŪŞĄĆĘŁŃŚŹŻ") + "İ"
NARROW_SPACE, THIN_SPACE = "\u202f", "\u2009"
PUNCTUATION = f"«»“”„‘’–—…•·§©$€°×±↑\u00a0{THIN_SPACE}{NARROW_SPACE}"
TENGE = "₸"
NUMERO = "№"
SIGNS = "←→✓≈"

EVERYDAY = BASIC_LATIN + RUSSIAN + KAZAKH + NEIGHBOURS + UZBEK + ACCENTED + EXTENDED + PUNCTUATION + TENGE + NUMERO
