"""Adding a correction: written once, confirmed once, public for ever."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.log_actions import log

from ..gate import name_of
from ..models import Correction, FactCheckPage


class CorrectionForm(forms.ModelForm):
    """What was wrong, what is right, and why."""

    class Meta:
        model = Correction
        fields = ["severity", "what_was", "what_is", "why", "reported_by"]
        widgets = dict.fromkeys(("what_was", "what_is", "why"), AdminAutoHeightTextInput)


def correct(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks for the correction, shows it as readers will see it, and adds it when that was confirmed."""
    page = get_object_or_404(FactCheckPage, pk=page_id)
    if not request.user.has_perm("claims.add_correction") or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if not page.first_published_at:
        messages.error(request, _("This page was never public: change its words instead of correcting them."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    form = CorrectionForm(request.POST or None)
    is_complete = form.is_valid() and "change" not in request.POST
    if is_complete and "confirmed" in request.POST:
        add(form.save(commit=False), page, request.user)
        messages.success(request, _("The correction stands on the page and in the list of corrections."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "form": form, "is_complete": is_complete, "correction": form.instance}
    return render(request, "claims/desk/correct.html", context)


def add(correction: Correction, page: FactCheckPage, user) -> None:
    """Writes the correction with the name of who made it, and the log entry."""
    correction.page, correction.made_by, correction.made_by_name = page, user, name_of(user)
    correction.save()
    log(instance=page, action="claims.correct", user=user, data={"severity": correction.severity})
