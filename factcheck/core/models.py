"""Domain-free tables: pictures."""

from .images import Rendition, SiteImage

__all__ = ["Rendition", "SiteImage"]
