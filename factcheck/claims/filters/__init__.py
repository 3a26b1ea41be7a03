"""Filters: what readers, feeds and machines ask of a list, by parameters of its address."""

from .asked import Filters

__all__ = ["Filters"]
