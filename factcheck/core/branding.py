"""What an operator changes at the desk to make the site the newsroom's own: name, logo, colour, footer."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField

from .accents import Accent, accent_of
from .colours import parse
from .images import SiteImage
from .labels import Label, Labelled


def refuse_no_colour(value: str) -> None:
    """Raises ValidationError for what is no colour in # notation."""
    try:
        parse(value if value.startswith("#") else "")
    except ValueError as error:
        words = _("“%(value)s” is not a colour. Write # and six digits or letters from a to f, for example #1f7a80.")
        raise ValidationError(words, params={"value": value}, code="no_colour") from error


def refuse_no_contact(value: str) -> None:
    """Raises ValidationError unless it is an e-mail address or an https address."""
    try:
        if "://" in value:
            URLValidator(["https"])(value)
        else:
            validate_email(value)
    except ValidationError as error:
        words = _("Write an e-mail address, or an address that begins with https://.")
        raise ValidationError(words, code="no_contact") from error


@register_setting(icon="sliders")
class Branding(BaseGenericSetting, Labelled):
    """One row for the whole site; what is empty stays as the settings and the stylesheet have it."""

    logo = models.ForeignKey(
        SiteImage,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Stands in place of the name at the top of every page; the name is its description."),
    )
    accent_colour = models.CharField(
        _("accent colour"),
        max_length=40,
        blank=True,
        validators=[refuse_no_colour],
        help_text=_("For example #1f7a80. It is made darker or lighter until everybody can read it in both themes."),
    )
    contact_email = models.EmailField(_("e-mail address for readers"), blank=True)
    security_contact = models.CharField(
        _("contact for reports of security holes"),
        max_length=255,
        blank=True,
        validators=[refuse_no_contact],
        help_text=_("An e-mail address or an address that begins with https://. It stands in security.txt."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("logo"), FieldPanel("accent_colour"), HelpPanel(template="core/desk/accent.html")],
            heading=_("Look"),
        ),
        InlinePanel("labels", heading=_("Words"), label=_("language")),
        MultiFieldPanel([FieldPanel("contact_email"), FieldPanel("security_contact")], heading=_("Contact")),
    ]

    class Meta:
        verbose_name = _("name, logo, colours")

    def __str__(self) -> str:
        return str(self._meta.verbose_name)

    @property
    def accent(self) -> Accent | None:
        """The accent colour as both themes show it."""
        return accent_of(self.accent_colour)


class BrandingLabel(Label):
    """The site's name and footer in one language."""

    parent = ParentalKey(Branding, on_delete=models.CASCADE, related_name="labels")
    name = models.CharField(_("name of the site"), max_length=80)
    definition = None
    tagline = models.CharField(
        _("tagline"),
        max_length=200,
        blank=True,
        help_text=_("One sentence about the site. Search engines show it under the name."),
    )
    publisher_name = models.CharField(
        _("legal name of the publisher"),
        max_length=160,
        blank=True,
        help_text=_("Stands in the footer and in the data for machines; empty: the name of the site."),
    )
    footer = RichTextField(_("footer"), blank=True, features=["bold", "italic", "link"])

    panels = [
        FieldPanel("language"),
        FieldPanel("name"),
        FieldPanel("tagline"),
        FieldPanel("publisher_name"),
        FieldPanel("footer"),
    ]
