"""What people at the desk do all day, through the admin's own views and the scheduler."""

import random
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factcheck.claims.desk_post import desk_transaction
from factcheck.claims.models import Claim, FactCheckPage, Verdict
from factcheck.claims.scheduler import Scheduler
from tests import factories
from tests.admin_forms import form_data

KEYS = ("true", "half-true", "misleading", "false", "scam", "satire")
STAFF = (("asel", "Authors"), ("marat", "Editors"), ("olga", "Publishers"))
LANGUAGES = ("kk", "ru", "en")
MOST_RELOADS = 5


def set_up(claims: int = 1) -> None:
    """The staff, and public claims with a page in each language."""
    for name, group in STAFF:
        factories.make_user(name, group)
    for number in range(claims):
        claim = factories.make_public_claim("false", text=f"Тексерілетін хабар {number}")
        for language in LANGUAGES:
            factories.make_page(claim, language, title=f"{factories.WORDS[language]['title']} {number}")


class Refused(Exception):
    """The desk answered with an error page."""


def failure(response) -> Exception | None:
    """What went wrong behind an error page."""
    return response.exc_info[1] if getattr(response, "exc_info", None) else None


class Desk:
    """One person at the desk."""

    def __init__(self, name: str, seed: int):
        self.random = random.Random(seed)
        self.client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
        self.client.force_login(get_user_model().objects.get(username=name))

    def address(self, name: str, *arguments) -> str:
        return reverse(Claim.snippet_viewset.get_url_name(name), args=arguments)

    def screen(self, address: str):
        """A screen of the desk, loaded again when it failed: others may change the claim while it is drawn."""
        for _time in range(MOST_RELOADS):
            response = self.client.get(address)
            if response.status_code == 200:
                return response
        raise Refused(f"{response.status_code} {address}") from failure(response)

    def post(self, address: str, data: dict):
        """Sends a form. Raises Refused when the desk answers with an error page."""
        response = self.client.post(address, data)
        if response.status_code >= 500:
            raise Refused(f"{response.status_code} {address}") from failure(response)
        return response

    def form(self, claim: Claim) -> dict:
        """The claim's form with another verdict chosen."""
        key = self.random.choice(KEYS)
        verdict = str(Verdict.objects.get(key=key).pk)
        return {**form_data(self.screen(self.address("edit", claim.pk))), "verdict": verdict}

    def publish(self, claim: Claim, form: dict | None = None):
        """Publishes the claim with another verdict."""
        return self.post(self.address("edit", claim.pk), {**(form or self.form(claim)), "action-publish": "1"})

    def submit(self, claim: Claim):
        """Sends the claim with another verdict for approval."""
        return self.post(self.address("edit", claim.pk), {**self.form(claim), "action-submit": "1"})

    def approve(self, claim: Claim):
        """Approves what waits for approval, if anything does."""
        task = Claim.objects.get(pk=claim.pk).current_workflow_task_state
        return task and self.post(self.address("workflow_action", claim.pk, "approve", task.pk), {})

    def unpublish(self, claim: Claim):
        return self.post(self.address("unpublish", claim.pk), {})

    def schedule(self, claim: Claim) -> None:
        """Makes a version with another verdict due, and does what is due."""
        with desk_transaction():
            draft = Claim.objects.get(pk=claim.pk).get_latest_revision_as_object()
            draft.verdict = Verdict.objects.get(key=self.random.choice(KEYS))
            draft.go_live_at = timezone.now() - timedelta(seconds=1)
            revision = draft.save_revision()
            # As Wagtail schedules: one version of a claim at a time.
            draft.revisions.update(approved_go_live_at=None)
            draft.revisions.filter(pk=revision.pk).update(approved_go_live_at=draft.go_live_at)
        Scheduler().run()

    def new_claim(self, name: str) -> Claim:
        """A new claim, published with a verdict."""
        with desk_transaction():
            return factories.make_public_claim(self.random.choice(KEYS), text=name)

    def new_page(self, claim: Claim, language: str, name: str) -> FactCheckPage:
        """A new page of a public claim, published."""
        with desk_transaction():
            return factories.make_page(claim, language, title=f"{factories.WORDS[language]['title']} {name}")
