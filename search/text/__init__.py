"""What the engine makes of Kazakh, Russian and English text, in any script and spelling: pure Python."""

from .words import Token, tokens

__all__ = ["Token", "tokens"]
