"""The picture form of the admin: every way of uploading a picture passes here."""

from django.core.exceptions import ValidationError
from wagtail.images.forms import BaseImageForm

from .pictures import clean_picture


class ImageForm(BaseImageForm):
    """Stores the picture as we encoded it, or says in plain words why it cannot be taken."""

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data or not upload:
            return upload
        try:
            cleaned = clean_picture(upload.file if hasattr(upload, "file") else upload, upload.name)
        except ValidationError as error:
            self.cleaned_data["file"] = None
            raise error
        return cleaned
