"""Moving in: fact-checks of another site, or of an earlier one of our own, become claims and pages here."""
