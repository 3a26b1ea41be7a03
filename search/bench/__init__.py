"""Measures the engine on collections of documents and queries, without the site's data."""
