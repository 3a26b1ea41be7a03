"""What the search keeps in the database: what is costly to make, and keys that identify without any doubt."""

from django.db import models


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
