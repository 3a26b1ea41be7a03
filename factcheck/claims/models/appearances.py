"""Where and in which words a claim was met."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from search.text.addresses import canonical_url

from .drafts import OutlivesDeletedRows


class Platform(models.TextChoices):
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    TIKTOK = "tiktok", "TikTok"
    VK = "vk", _("VKontakte")
    OK = "ok", _("Odnoklassniki")
    TELEGRAM_CHANNEL = "telegram-channel", _("Telegram channel")
    TELEGRAM_PRIVATE = "telegram-private", _("Telegram, private")
    WHATSAPP = "whatsapp", "WhatsApp"
    YOUTUBE = "youtube", "YouTube"
    X = "x", "X"
    WEBSITE = "website", _("website")
    BROADCAST = "broadcast", _("television or radio")
    PRINT = "print", _("print")
    SPOKEN = "spoken", _("spoken")
    OTHER = "other", _("other")


class NoLinkReason(models.TextChoices):
    """Why a source has no address; shared by appearances, citations and evidence."""

    PRIVATE_MESSENGER = "private-messenger", _("private messages have no address")
    ADVERTISEMENT = "advertisement", _("shown as an advertisement")
    SPOKEN = "spoken", _("spoken, not published")
    DELETED = "deleted", _("deleted since")
    NOT_RECORDED = "not-recorded", _("address not recorded")
    OWN_WORK = "own-work", _("our own work")


def link_or_reason(url: str, reason: str, field: str = "url") -> None:
    """Raises ValidationError, at the form's field, unless there is an address or a reason why there is none."""
    if not url and not reason:
        raise ValidationError({field: _("Give the address, or choose below why there is none.")})


HAS_LINK_OR_REASON = ~Q(url="") | ~Q(no_link_reason="")


class Appearance(OutlivesDeletedRows, Orderable):
    """One place where the claim was met. A messenger forward without any link is an ordinary appearance."""

    claim = ParentalKey("claims.Claim", on_delete=models.CASCADE, related_name="appearances")
    platform = models.CharField(_("platform"), max_length=20, choices=Platform)
    url = models.URLField(_("address"), max_length=2000, blank=True)
    no_link_reason = models.CharField(_("why there is no address"), max_length=20, choices=NoLinkReason, blank=True)
    # Tracking parameters dropped, mobile hosts folded: what exact matching compares.
    canonical_url = models.CharField(max_length=2000, blank=True, editable=False, db_index=True)
    author_label = models.CharField(
        _("who posted it"), max_length=255, blank=True, help_text=_("As shown there; empty when unknown.")
    )
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    seen_on = models.DateField(_("seen by us on"), null=True, blank=True)
    is_first_known = models.BooleanField(_("first known appearance"), default=False)
    reach = models.PositiveBigIntegerField(
        _("reach"), null=True, blank=True, help_text=_("Views or shares as shown there.")
    )
    reach_on = models.DateField(_("reach as of"), null=True, blank=True)
    archive_url = models.URLField(_("archived copy"), max_length=2000, blank=True)
    capture = models.ForeignKey(
        "claims.Capture",
        verbose_name=_("capture"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="appearances",
        help_text=_("The screenshot or file that we hold."),
    )
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("platform"), FieldPanel("author_label")]),
        FieldRowPanel([FieldPanel("url"), FieldPanel("no_link_reason")]),
        FieldRowPanel([FieldPanel("posted_on"), FieldPanel("seen_on"), FieldPanel("is_first_known")]),
        FieldRowPanel([FieldPanel("reach"), FieldPanel("reach_on")]),
        FieldRowPanel([FieldPanel("archive_url"), FieldPanel("capture")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        constraints = [models.CheckConstraint(condition=HAS_LINK_OR_REASON, name="appearance_link_or_reason")]

    def __str__(self) -> str:
        return f"{self.get_platform_display()} {self.author_label}".strip()

    def clean(self):
        super().clean()
        link_or_reason(self.url, self.no_link_reason)

    def save(self, **kwargs):
        self.canonical_url = canonical_url(self.url)
        super().save(**kwargs)


class Wording(Orderable):
    """Another verbatim wording of the same claim."""

    claim = ParentalKey("claims.Claim", on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=35, default="kk", help_text=_("For example kk, ru, en, uz."))

    panels = [FieldPanel("text"), FieldPanel("language")]

    class Meta(Orderable.Meta):
        verbose_name = _("wording")
        verbose_name_plural = _("wordings")

    def __str__(self) -> str:
        return self.text[:80]


class Wave(Orderable):
    """A return of the same claim."""

    claim = ParentalKey("claims.Claim", on_delete=models.CASCADE, related_name="waves")
    started_on = models.DateField(_("started on"))
    # Keys of Platform and Region, for display only.
    platforms = models.JSONField(_("platforms"), default=list, blank=True)
    regions = models.JSONField(_("regions"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=255, blank=True)

    panels = [FieldPanel("started_on"), FieldPanel("platforms"), FieldPanel("regions"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = _("return of the claim")
        verbose_name_plural = _("returns of the claim")

    def __str__(self) -> str:
        return str(self.started_on)
