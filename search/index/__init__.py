"""The index on disk: generations of it, who writes them, who reads them, and whether they are whole."""
