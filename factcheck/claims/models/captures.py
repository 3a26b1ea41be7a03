"""What we hold: screenshots, pictures, documents, kept as they were found."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from PIL import Image
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from factcheck.core.labels import Label, Labelled, LabelledQuerySet
from factcheck.core.pictures import clean_picture
from factcheck.core.responsive import ShownPicture

from .. import capture_sizes
from ..panels import RowsPanel
from ..tasks import draw_capture
from .claims import Claim
from .evidence import EvidencePage


def private_storage():
    """Where originals lie: outside everything a web server serves."""
    return storages["private"]


class CaptureKind(models.TextChoices):
    SCREENSHOT = "screenshot", _("screenshot")
    PICTURE = "picture", _("picture")
    PDF = "pdf", "PDF"
    HTML = "html", _("web page")
    AUDIO = "audio", _("audio")
    VIDEO = "video", _("video")
    DOCUMENT = "document", _("document")


PICTURES = (CaptureKind.SCREENSHOT, CaptureKind.PICTURE)


class CaptureQuerySet(LabelledQuerySet):
    def public(self) -> "CaptureQuerySet":
        """Captures that stand on a public claim or a public evidence page."""
        claims = models.Exists(Claim.objects.public().filter(appearances__capture=models.OuterRef("pk")))
        evidence = models.Exists(
            EvidencePage.objects.open_to_all().filter(capture_items__capture=models.OuterRef("pk"))
        )
        return self.filter(claims | evidence)


class Capture(index.Indexed, Labelled):
    """A file that we hold. The original is private; of pictures, a copy without metadata is served."""

    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=12, choices=CaptureKind, default=CaptureKind.SCREENSHOT)
    file = models.FileField(_("file"), upload_to="captures/%Y/%m", storage=private_storage)
    # The picture as it is served: re-encoded, upright, without metadata. Empty for other kinds.
    derivative = models.FileField(upload_to="captures/%Y/%m", storage=private_storage, blank=True, editable=False)
    # Of the derivative, in pixels.
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    sha256 = models.CharField(max_length=64, editable=False, db_index=True)
    captured_at = models.DateTimeField(_("captured at"), default=timezone.now)
    captured_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    how = models.CharField(
        _("how it was captured"),
        max_length=255,
        blank=True,
        help_text=_("For example: screenshot on a phone."),
    )
    transcript = models.TextField(_("text in it"), blank=True, help_text=_("Transcript or recognised text."))

    file_rule = _("A capture is kept as it was found. Upload the new file as another capture.")
    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("file")]),
        FieldRowPanel([FieldPanel("captured_at"), FieldPanel("how")]),
        RowsPanel("labels", heading=_("What it shows"), label=_("language")),
        FieldPanel("transcript"),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("transcript"),
    ]
    objects = CaptureQuerySet.as_manager()

    class Meta:
        verbose_name = _("capture")
        verbose_name_plural = _("captures")
        ordering = ["-captured_at"]

    def __str__(self) -> str:
        return self.title

    def clean(self):
        super().clean()
        if not self.has_new_file:
            return
        self.keep_file()
        if self.file.size > settings.CAPTURE_MAX_BYTES:
            raise ValidationError(
                {
                    "file": _("The file has %(size)s; up to %(limit)s can be kept.")
                    % {
                        "size": filesizeformat(self.file.size),
                        "limit": filesizeformat(settings.CAPTURE_MAX_BYTES),
                    }
                }
            )
        if self.kind in PICTURES:
            try:
                clean_picture(self.file.file, self.file.name)
            except ValidationError as error:
                raise ValidationError({"file": error}) from error

    def save(self, **kwargs):
        if self.has_new_file:
            self.keep_file()
            self.sha256 = sha256_of(self.file.file)
            self.take_picture()
            self.file.file.seek(0)
        with transaction.atomic():
            is_new = self._state.adding
            super().save(**kwargs)
            if is_new and self.is_picture:
                draw_capture.enqueue(capture_id=self.pk)

    def take_picture(self) -> None:
        """Makes the copy that is served, if it is a picture, and notes its size."""
        if self.kind not in PICTURES:
            return
        self.derivative = clean_picture(self.file.file, self.file.name)
        with Image.open(self.derivative.file) as picture:
            self.width, self.height = picture.size
        self.derivative.file.seek(0)

    def keep_file(self) -> None:
        """Refuses another file in place of the one that is stored. Raises ValidationError."""
        if not self._state.adding:
            raise ValidationError({"file": self.file_rule})

    @property
    def has_new_file(self) -> bool:
        """Whether a file was chosen that is not stored yet."""
        return bool(self.file) and not self.file._committed

    @property
    def is_picture(self) -> bool:
        return bool(self.derivative)

    @property
    def words(self) -> "CaptureLabel | None":
        """What it shows, in the reader's language or, as its `language` says, in another."""
        return self.label_in(get_language())

    @property
    def shown(self) -> ShownPicture:
        """The picture in all its sizes, for `components/picture.html`."""
        return capture_sizes.shown(self)

    def draw_sizes(self) -> None:
        """Draws the sizes that are not there yet, so that no reader waits for them."""
        if self.is_picture:
            capture_sizes.draw_missing(self)


class CaptureLabel(Label):
    """What a capture shows, in words of one language."""

    parent = ParentalKey(Capture, on_delete=models.CASCADE, related_name="labels")
    name = models.CharField(
        _("what it shows"), max_length=255, help_text=_("For readers who cannot see it, in this language.")
    )
    definition = models.CharField(
        _("caption"), max_length=500, blank=True, help_text=_("Stands under the picture, after the verdict.")
    )


def sha256_of(file) -> str:
    """The SHA-256 of a file's bytes, in lower-case hexadecimal digits."""
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()
    file.seek(0)
    return digest
