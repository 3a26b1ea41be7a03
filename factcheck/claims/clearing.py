"""Clearing up: once an hour everyone removes what is old."""

from django.dispatch import Signal

# Sent by the worker. Whoever keeps something that grows old listens.
clearing = Signal()
