"""Fills in the desk's own forms as a browser does: what the page shows is what is sent."""

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def form_data(response: HttpResponse, form_id: str | None = None) -> dict[str, list[str] | str]:
    """Every value that a browser would send with the edit form of a page."""
    page = BeautifulSoup(response.content, "html.parser")
    for template in page.find_all("template"):
        template.decompose()
    form = page.find("form", id=form_id) if form_id else page.find("form", attrs={"data-edit-form": True})
    data: dict[str, list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        if field.get("name") and not field.has_attr("disabled"):
            for value in values(field):
                data.setdefault(field["name"], []).append(value)
    return data


def values(field: Tag) -> list[str]:
    """What one field sends: nothing for an empty box or a button."""
    if field.name == "textarea":
        return [field.get_text().removeprefix("\n")]
    if field.name == "select":
        chosen = [option for option in field.find_all("option") if option.has_attr("selected")]
        if not chosen and not field.has_attr("multiple"):
            chosen = field.find_all("option")[:1]
        return [option.get("value", option.get_text()) for option in chosen]
    if field.get("type") in ("checkbox", "radio") and not field.has_attr("checked"):
        return []
    if field.get("type") in ("submit", "button", "file"):
        return []
    return [field.get("value", "on" if field.get("type") == "checkbox" else "")]
