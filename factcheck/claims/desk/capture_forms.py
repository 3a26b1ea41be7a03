"""The desk's two ways of adding a capture: its own form, and the window inside a claim's form."""

from collections.abc import Iterable

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from factcheck.core.languages import content_languages

from ..models.captures import PICTURES, Capture, CaptureLabel


def refuse_silent_picture(kind: str, described_in: Iterable[str]) -> None:
    """Raises ValidationError for a picture that nobody described in the site's first language."""
    if kind in PICTURES and settings.LANGUAGE_CODE not in described_in:
        name = dict(content_languages())[settings.LANGUAGE_CODE]
        raise ValidationError(
            gettext("Say what the picture shows, at least in this language: %(language)s.") % {"language": name},
            code="no_description",
        )


class CaptureForm(WagtailAdminModelForm):
    """A file that somebody at the desk captured. Its words can be changed; the file stays."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            field = self.fields["file"]
            field.widget.attrs["disabled"] = True
            field.help_text = Capture.file_rule

    def clean(self):
        cleaned = super().clean()
        refuse_silent_picture(cleaned.get("kind", ""), self.described_in())
        return cleaned

    def described_in(self) -> set[str]:
        """The languages of the rows that stay."""
        rows = [row.cleaned_data for row in self.formsets["labels"].forms if row.is_valid()]
        return {row.get("language") for row in rows if not row.get("DELETE")}

    def save(self, commit=True):
        if self.instance.captured_by_id is None:
            self.instance.captured_by = self.for_user
        return super().save(commit)


class CaptureUploadForm(forms.ModelForm):
    """The short form: the file, and what it shows in each language of the site."""

    class Meta:
        model = Capture
        fields = ("title", "kind", "file")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code, name in content_languages():
            self.fields[f"shows_{code}"] = forms.CharField(
                label=format_lazy("{}: {}", _("What it shows"), name), max_length=255, required=False
            )

    def clean(self):
        cleaned = super().clean()
        try:
            refuse_silent_picture(cleaned.get("kind", ""), self.words(cleaned))
        except ValidationError as error:
            self.add_error(f"shows_{settings.LANGUAGE_CODE}", error)
        return cleaned

    def words(self, cleaned: dict) -> dict[str, str]:
        """What was written, by language."""
        written = {code: cleaned.get(f"shows_{code}") for code, _name in content_languages()}
        return {code: words for code, words in written.items() if words}

    def save(self, commit=True):
        words = self.words(self.cleaned_data)
        self.instance.labels = [CaptureLabel(language=code, name=name) for code, name in words.items()]
        return super().save(commit)
