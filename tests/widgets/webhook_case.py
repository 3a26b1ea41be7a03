"""What the tests of webhooks share: a newsroom, a webhook, and the letters that wait."""

from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone

from factcheck.widgets.models import Delivery, Webhook
from factcheck.widgets.webhooks import tasks
from factcheck.widgets.webhooks.failures import Failed, Failure
from tests.claims.gate_case import GateCase

URL = "https://qala-tany.kz/hooks/factcheck"


class WebhookCase(GateCase):
    """A site with one webhook that wants to be told of everything, in Russian."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.webhook = Webhook.objects.create(name="Қала таңы", url=URL, language="ru")

    def letters(self) -> list[tuple[str, int | None, str]]:
        """What was queued, oldest first: event, number, language."""
        return list(Delivery.objects.order_by("pk").values_list("event", "number", "language"))

    def forget(self) -> None:
        Delivery.objects.all().delete()

    def stored(self) -> Webhook:
        return Webhook.objects.get(pk=self.webhook.pk)

    def send(self, *answers: int | Failure, after: timedelta = timedelta()) -> list[dict]:
        """Tries everything that waits, so long after it fell due; gives what was posted (url, body, headers)."""
        posted = []
        left = iter(answers or [204])

        def post(url, body, headers):
            posted.append({"url": url, "body": body, "headers": headers})
            answer = next(left, 204)
            if isinstance(answer, Failure):
                raise Failed(answer)
            return answer

        waiting = Delivery.objects.waiting().order_by("due_at", "pk")
        now = max([timezone.now(), *waiting.values_list("due_at", flat=True)]) + after
        with patch.object(tasks, "post", post), patch.object(tasks.timezone, "now", lambda: now):
            for delivery in list(waiting.filter(due_at__lte=now)):
                tasks.deliver.call(delivery_id=delivery.pk)
        return posted
