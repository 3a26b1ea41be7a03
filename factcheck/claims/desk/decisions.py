"""Small decisions about what is public: the verdict stands, the words are still right, two claims are one."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..models import Claim, FactCheckPage


def require(request: HttpRequest, permission: str) -> None:
    """Raises PermissionDenied unless the user has the permission."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def edit_claim(claim: Claim) -> HttpResponse:
    return redirect(claim.snippet_viewset.get_url_name("edit"), claim.pk)


@require_POST
def verify(request: HttpRequest, number: int) -> HttpResponse:
    """The verdict in force was looked at again and stands."""
    require(request, "claims.verify_claim")
    claim = get_object_or_404(Claim, pk=number)
    claim.verify(request.user)
    messages.success(request, _("You confirmed the verdict of claim %(number)s today.") % {"number": claim.pk})
    return edit_claim(claim)


@require_POST
def confirm_words(request: HttpRequest, page_id: int) -> HttpResponse:
    """The words of a page were read after a change of verdict and are still right."""
    page = get_object_or_404(FactCheckPage, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    page.confirm_words(request.user)
    messages.success(request, _("The words of “%(title)s” are confirmed.") % {"title": page.get_admin_display_title()})
    return redirect("wagtailadmin_pages:edit", page.pk)


class MergeForm(forms.Form):
    """The claim that stays."""

    target = forms.IntegerField(
        label=gettext_lazy("Number of the claim that stays"),
        min_value=1,
        max_value=2**63 - 1,
        help_text=gettext_lazy("The same claim, already in our record: for example 12."),
    )

    def __init__(self, *args, claim: Claim, **kwargs):
        super().__init__(*args, **kwargs)
        self.claim = claim

    def clean_target(self) -> Claim:
        number = self.cleaned_data["target"]
        target = Claim.objects.filter(pk=number).first()
        if target is None:
            raise ValidationError(_("There is no claim with the number %(number)s.") % {"number": number})
        if target.pk == self.claim.pk:
            raise ValidationError(_("A claim cannot be merged into itself."))
        if target.merged_into_id:
            words = _("Claim %(number)s was merged into %(other)s. Choose that one.")
            raise ValidationError(words % {"number": target.pk, "other": target.merged_into_id})
        if self.claim.live and not target.live:
            raise ValidationError(_("Claim %(number)s is not public yet. Publish it first.") % {"number": target.pk})
        return target


def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Asks for the claim that stays, says what will happen, and merges when that was confirmed."""
    require(request, "claims.merge_claim")
    claim = get_object_or_404(Claim, pk=number)
    if claim.merged_into_id:
        words = _("Claim %(number)s is already merged into %(other)s.")
        messages.error(request, words % {"number": claim.pk, "other": claim.merged_into_id})
        return edit_claim(claim)
    form = MergeForm(request.POST or None, claim=claim)
    target = form.cleaned_data["target"] if form.is_valid() else None
    if target and "confirmed" in request.POST:
        claim.merge_into(target, request.user)
        words = _("Claim %(number)s is now an older number of claim %(other)s.")
        messages.success(request, words % {"number": claim.pk, "other": target.pk})
        return edit_claim(target)
    context = {
        "claim": claim,
        "form": form,
        "target": target,
        "pages": claim.fact_checks.select_related("locale"),
        "twins": target.fact_checks.select_related("locale") if target else (),
    }
    return render(request, "claims/desk/merge.html", context)
