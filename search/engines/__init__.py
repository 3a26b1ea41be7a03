"""Engines behind one small interface; the setting SEARCH_ENGINE names the one in use."""
