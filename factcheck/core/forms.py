"""The picture form of the admin: every way of uploading a picture passes here."""

from django.core.files.base import File
from django.forms import FileField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .pictures import CleanPicture, clean_picture


class PictureField(WagtailImageField):
    """Takes a picture as we encode it, or says in plain words why it cannot be taken.

    Wagtail's own reading is left out: a truncated JPEG makes it fail with an error page.
    """

    def to_python(self, data: File | None) -> CleanPicture | None:
        upload = FileField.to_python(self, data)
        return upload and clean_picture(upload, upload.name)


class ImageForm(BaseImageForm):
    """A picture and its words. Wagtail's uploader also uses it without the file, to ask for the words alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields.get("file")
        if field:
            self.fields["file"] = PictureField(label=field.label, required=field.required, widget=field.widget)
