"""Domain-free tables: pictures and the site's name and colours."""

from .branding import Branding, BrandingLabel
from .images import Rendition, SiteImage

__all__ = ["Branding", "BrandingLabel", "Rendition", "SiteImage"]
