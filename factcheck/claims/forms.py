"""The desk's forms: what they offer, and what they say when something is missing."""

import re

from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.forms import TaskStateCommentForm

from factcheck.core.quotations import is_language_tag

KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def refuse_bad_language(tag: str) -> None:
    """Raises ValidationError for anything that is no language tag."""
    if tag and not is_language_tag(tag):
        raise ValidationError(gettext("Write a language tag such as kk, ru, en or uz-Cyrl."))


def likely_language(text: str) -> str:
    """Kazakh by its own letters, else Russian for Cyrillic and English for Latin; an editor sees and can change it."""
    letters = text.lower()
    if any(letter in KAZAKH_LETTERS for letter in letters):
        return "kk"
    return "ru" if any("а" <= letter <= "я" for letter in letters) else "en"


class Boxes(forms.CheckboxSelectMultiple):
    """Boxes to tick, in columns where there is room."""

    def __init__(self, attrs=None, choices=()):
        super().__init__({"class": "desk-boxes", **(attrs or {})}, choices)


class KeyListField(forms.MultipleChoiceField):
    """A list of keys, kept as JSON and ticked as boxes."""

    widget = Boxes


class ClaimNumbersField(forms.ModelMultipleChoiceField):
    """Related claims by their numbers: “12, 15”."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid_choice": _("There is no claim with the number %(value)s."),
        "invalid_pk_value": _("“%(pk)s” is not a claim's number. Write numbers with commas between them."),
    }

    def __init__(self, **kwargs):
        words = {
            "label": _("Related claims"),
            "help_text": _("Numbers of claims, for example 12, 15. Readers see them under the text."),
        }
        super().__init__(queryset=None, required=False, **{**words, **kwargs})

    def __deepcopy__(self, memo):
        # A form's own copy: by then the models are loaded, which are not when this module is read.
        result = super().__deepcopy__(memo)
        result.queryset = apps.get_model("claims", "Claim").objects.all()
        return result

    def prepare_value(self, value):
        if isinstance(value, str) or value is None:
            return value or ""
        return ", ".join(str(getattr(item, "pk", item)) for item in value)

    def clean(self, value):
        keys = numbers_in(value)
        return self._check_values(keys) if keys else self.queryset.none()

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(initial, numbers_in(data))


def numbers_in(value) -> list[str]:
    """The parts of “12, №15”, as they were typed."""
    if isinstance(value, str):
        return [part.lstrip("№#") for part in re.split(r"[\s,;]+", value) if part.lstrip("№#")]
    return list(value or ())


class ClaimForm(WagtailAdminModelForm):
    """A claim with its children. Labels of the vocabularies are fetched once a list."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("topics", "regions", "claimants"):
            if name in self.fields:
                self.fields[name].queryset = self.fields[name].queryset.with_labels()
        if "verdict" in self.fields:
            self.offer_verdicts(self.fields["verdict"])
        if "language" in self.fields:
            self.fields["language"].required = False
            if not self.instance.pk and not self.is_bound:
                self.initial["language"] = ""

    def offer_verdicts(self, field: forms.ModelChoiceField) -> None:
        """The verdicts in use, and the one that is already set even when it was retired."""
        field.queryset = field.queryset.with_labels().filter(Q(is_active=True) | Q(pk=self.instance.verdict_id))
        field.empty_label = gettext("No verdict yet: it is being checked")

    def clean_language(self) -> str:
        """What was written; an empty field is told from the letters of the claim."""
        tag = self.cleaned_data["language"] or likely_language(self.cleaned_data.get("text") or "")
        refuse_bad_language(tag)
        return tag


def platform_choices() -> list[tuple[str, str]]:
    """The platforms by key, as the appearances name them."""
    return apps.get_model("claims", "Appearance")._meta.get_field("platform").choices


def region_choices() -> list[tuple[str, str]]:
    """The regions by key, in the editor's language."""
    regions = apps.get_model("claims", "Region").objects.with_labels()
    return [(region.slug, region.name) for region in regions]


class RowForm(WagtailAdminModelForm):
    """A child row. One that was added and left empty is no row: its place in the order alone changes nothing."""

    def has_changed(self) -> bool:
        changed = set(self.changed_data) - ({ORDERING_FIELD_NAME} if self.empty_permitted else set())
        return bool(changed)

    def full_clean(self) -> None:
        super().full_clean()
        # By this key Wagtail sorts the rows when it shows a form again; Django leaves an untouched row without it.
        if self.is_bound and self.is_empty:
            self.cleaned_data.setdefault(ORDERING_FIELD_NAME, None)

    @property
    def is_empty(self) -> bool:
        """Whether somebody added it and wrote nothing into it yet."""
        return self.empty_permitted and not self.has_changed()


def has_empty_rows(form: WagtailAdminModelForm) -> bool:
    """Whether a row of the form waits to be filled in.

    Autosave waits for it: Wagtail would count it as stored, and the row would not survive the next save.
    """
    rows = (row for formset in form.formsets.values() for row in formset.forms)
    return any(isinstance(row, RowForm) and row.is_empty for row in rows)


EMPTY_ROW = _("Fill in the row that you added, or remove it: then saving goes on by itself.")


class WaveForm(RowForm):
    """A return of a claim: where it came back, as boxes to tick."""

    platforms = KeyListField(label=_("Platforms"), choices=platform_choices, required=False)
    regions = KeyListField(label=_("Regions"), choices=region_choices, required=False)


class FactCheckForm(WagtailAdminPageForm):
    """The words of one language. Its claim is chosen once; an empty address is made from the headline."""

    related = ClaimNumbersField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("claim", None)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_answer(self) -> str:
        """One sentence in one line."""
        return " ".join(self.cleaned_data["answer"].split())


class ExplainerForm(WagtailAdminPageForm):
    """A background article; the claims it is about are typed as numbers."""

    related_claims = ClaimNumbersField()


class NoteForm(TaskStateCommentForm):
    """What a reviewer writes beside a decision. Wagtail's own label is fixed in one language at the start."""

    comment = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("What should be changed, or what you noticed. The author reads it."),
    )


class VerdictForm(WagtailAdminModelForm):
    """A step of the scale; the key of a used one stands in addresses and data for ever."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].disabled = bool(self.instance.pk) and self.instance.is_used()
