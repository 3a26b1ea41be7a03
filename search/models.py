"""What the search keeps in the database: what is costly to make, and keys that identify without any doubt."""

from django.db import models

from .counters import DailyCount

__all__ = ["DailyCount", "ExactKey", "PictureKey", "StoredVector"]


class StoredVector(models.Model):
    """What one passage means, as a model sees it: computed once, used again by every rebuild."""

    # The digest of the passage's text.
    passage = models.CharField(max_length=32)
    model = models.CharField(max_length=80)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "passage"], name="one_vector_a_passage_and_model")]

    def __str__(self) -> str:
        return f"{self.model} {self.passage}"


class ExactKey(models.Model):
    """An address or a text that identifies a public subject; kept as a digest, so that long ones fit an index."""

    kind = models.CharField(max_length=8)
    value = models.CharField(max_length=32)
    subject = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value", "subject"], name="exact_key_once_a_subject")]
        indexes = [models.Index(fields=["subject"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.value} {self.subject}"


class PictureKey(models.Model):
    """What one picture of a public subject is recognised by.

    `subject` is what the picture belongs to ("claim-12"), `source` which of its pictures it is ("capture-5"),
    `digest` identifies the file, so that an unchanged one is not read again.
    """

    subject = models.CharField(max_length=40)
    source = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, db_index=True)
    # False for illustrations: the same photograph of a hospital stands in many articles.
    is_telling = models.BooleanField(default=True)
    # How it was made: rows of another design are made anew.
    design = models.PositiveSmallIntegerField()
    # The latest one says whether anything was added since; rows are never edited.
    added_at = models.DateTimeField(auto_now_add=True, db_index=True)
    # As `search.pictures.pack` makes them; empty where the picture shows too little.
    hashes = models.BinaryField()
    sketch = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "source"], name="search_picture_key_once_a_source"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.source}"
