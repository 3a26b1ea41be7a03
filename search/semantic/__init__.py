"""Vectors: what texts mean, compared across words and languages. Nothing here is needed: without it words answer."""
