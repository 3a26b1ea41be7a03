"""Webhooks at the desk: who is told, of what, and how it goes."""
