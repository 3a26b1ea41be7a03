"""What the engine makes of Kazakh, Russian and English text, in any script and spelling: pure Python."""

from .fingerprints import fingerprint, fingerprints
from .messages import windows, without_filler
from .words import Token, tokens

__all__ = ["Token", "fingerprint", "fingerprints", "tokens", "windows", "without_filler"]
