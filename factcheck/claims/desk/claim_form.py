"""The claim's form: five tabs from what was said to what we said about it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    PublishingPanel,
    TabbedInterface,
)

from ..forms import Boxes, ClaimForm, WaveForm
from ..panels import RowsPanel, ShownPanel, Tab

CLAIM = Tab(
    [
        ShownPanel("claims/desk/claim_pages.html", heading=_("Fact-checks in each language")),
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("language"), FieldPanel("kind")]),
        FieldPanel("is_summary"),
        FieldRowPanel([FieldPanel("first_seen"), FieldPanel("first_seen_precision")]),
        FieldPanel(
            "claimants",
            widget=Boxes,
            classname="collapsed",
            help_text=_("Leave empty when it is not known. Add a missing one under “Reference”, “Claimants”."),
        ),
        FieldPanel("topics", widget=Boxes, classname="collapsed"),
        FieldPanel("regions", widget=Boxes, classname="collapsed"),
    ],
    name="claim",
    heading=_("Claim"),
)
APPEARANCES = Tab(
    [
        RowsPanel(
            "appearances",
            heading=_("Where it appeared"),
            label=_("appearance"),
            help_text=_("Each place where you met it. A forwarded message has no address: choose the reason instead."),
        ),
        RowsPanel(
            "wordings",
            heading=_("Other wordings"),
            label=_("wording"),
            help_text=_("The same claim in other words, word for word. Readers who paste them find this claim."),
        ),
        RowsPanel(
            "waves",
            child_form_class=WaveForm,
            heading=_("When it came back"),
            label=_("return"),
            help_text=_("Each time the same claim went round again after it had died down."),
        ),
    ],
    name="appearances",
    heading=_("Where it appeared"),
)
EVIDENCE = Tab(
    [
        RowsPanel(
            "citations",
            heading=_("Evidence"),
            label=_("citation"),
            help_text=_(
                "What the verdict rests on: an evidence page, or a title with an address "
                "or the reason why there is none."
            ),
        ),
        RowsPanel(
            "contacts",
            heading=_("Requests for comment"),
            label=_("request"),
            help_text=_("Who was asked, and what came back. Readers do not see this."),
        ),
    ],
    name="evidence",
    heading=_("Evidence"),
)
VERDICT = Tab(
    [
        ShownPanel("claims/desk/verdict_in_force.html", heading=_("What readers see now")),
        FieldPanel("verdict", widget=forms.RadioSelect),
        RowsPanel(
            "techniques",
            panels=[FieldPanel("kind")],
            heading=_("How it misleads"),
            label=_("technique"),
        ),
        FieldPanel("media_category"),
        FieldPanel("review_by"),
    ],
    name="verdict",
    heading=_("Verdict"),
)
HISTORY = Tab(
    [
        ShownPanel("claims/desk/rulings.html", is_for_new=True, heading=_("What we said, and when")),
        PublishingPanel(),
    ],
    name="history",
    heading=_("History"),
)
# Without the publishing panel at the end "schedule" would publish at once.
EDIT_HANDLER = TabbedInterface([CLAIM, APPEARANCES, EVIDENCE, VERDICT, HISTORY], base_form_class=ClaimForm)
