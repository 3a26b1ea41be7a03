"""The site's own fonts: which letters they have, where they come from, how they are made small."""
