"""What of the claims, evidence and explainers readers can find, and when the index is asked to follow a change."""
