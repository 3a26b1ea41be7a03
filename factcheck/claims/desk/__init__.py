"""The desk: what editors see instead of a page tree."""
