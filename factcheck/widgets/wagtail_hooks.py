"""What the embeds add to the desk."""

from . import desk_builder  # noqa: F401
