"""The site's pictures: re-encoded when they arrive, so that nothing a camera wrote down is ever stored."""

import secrets
from pathlib import PurePosixPath

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.images.models import Image as WagtailImage
from wagtail.models import UploadedFile

from . import responsive
from .pictures import CleanPicture, clean_picture
from .slugs import ascii_slug


class SiteImageQuerySet(ImageQuerySet):
    """Pictures of the library."""

    def with_sizes(self) -> "SiteImageQuerySet":
        """With every size that pages show: one further query for any number of pictures."""
        return self.prefetch_renditions(*responsive.SPECS)


class SiteImage(AbstractImage):
    """A picture in the library."""

    admin_form_fields = WagtailImage.admin_form_fields
    objects = SiteImageQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def get_upload_to(self, filename: str) -> str:
        """An ASCII name with an unguessable tail: the address of an unpublished picture cannot be guessed."""
        path = PurePosixPath(filename)
        name = f"{ascii_slug(path.stem, 'picture')[:60]}-{secrets.token_hex(6)}"
        return super().get_upload_to(name + path.suffix.lower())

    def save(self, **kwargs):
        clean_new_file(self)
        super().save(**kwargs)

    @property
    def shown(self) -> responsive.ShownPicture | None:
        """The picture in all its sizes, for `components/picture.html`."""
        return responsive.shown(self)


def clean_new_file(holder: models.Model) -> None:
    """Re-encodes the `file` of a row that is about to be stored, unless its form did so. Raises ValidationError."""
    file = holder.file
    if file and not file._committed and not isinstance(file.file, CleanPicture):
        holder.file = clean_picture(file.file, file.name)


def clean_waiting_upload(instance: UploadedFile, **kwargs) -> None:
    """A picture whose title must be corrected first waits in a table of Wagtail's, past every form of ours."""
    if instance.for_content_type and issubclass(instance.for_content_type.model_class(), SiteImage):
        clean_new_file(instance)


class Rendition(AbstractRendition):
    """A size of a picture as it is served."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="core_rendition_once_a_filter"
            )
        ]
