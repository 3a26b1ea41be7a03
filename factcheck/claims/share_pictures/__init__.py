"""Share pictures: what a claim's link looks like in a messenger, in each language."""

from .cards import ShareCard, picture_address, share_card_of, share_picture, site_card

__all__ = ["ShareCard", "picture_address", "share_card_of", "share_picture", "site_card"]
