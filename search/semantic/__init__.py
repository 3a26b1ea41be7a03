"""Vectors: what texts mean, compared across words and languages."""
