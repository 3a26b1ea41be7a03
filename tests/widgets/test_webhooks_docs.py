"""The receiver's guide: its code finds our signatures right, as it stands there."""

import json
import re
import subprocess
import time
from pathlib import Path
from shutil import which
from unittest import skipUnless

from django.conf import settings
from django.test import SimpleTestCase

from factcheck.widgets.webhooks.deliveries import WAITS
from factcheck.widgets.webhooks.models import Event
from factcheck.widgets.webhooks.signing import headers, new_secret

GUIDE = (Path(settings.BASE_DIR) / "docs" / "webhooks.md").read_text()
BODY = '{"event": "withdrawn", "claim": "Қоңыраулар жазылмайды"}'


def code(language: str) -> str:
    return re.search(rf"```{language}\n(.*?)```", GUIDE, re.S)[1]


class GuideTest(SimpleTestCase):
    def letters(self) -> list[tuple[str, dict, str, bool]]:
        """(secret, headers, body, whether it is ours), right and wrong ones."""
        secret, now = new_secret(), int(time.time())
        right = headers(secret, "5b0b5f0e", "withdrawn", now, BODY.encode())
        old = headers(secret, "5b0b5f0e", "withdrawn", now - 3600, BODY.encode())
        rotated = {**right, "webhook-signature": "v1,AAAA " + right["webhook-signature"]}
        return [
            (secret, right, BODY, True),
            (secret, rotated, BODY, True),
            (secret, right, BODY.replace("withdrawn", "published"), False),
            (new_secret(), right, BODY, False),
            (secret, old, BODY, False),
        ]

    def test_python(self):
        names: dict = {}
        exec(code("python"), names)  # noqa: S102
        for secret, sent, body, expected in self.letters():
            self.assertEqual(names["is_ours"](secret, sent, body.encode()), expected)

    @skipUnless(which("node"), "node is not here")
    def test_node(self):
        letters = json.dumps([letter[:3] for letter in self.letters()])
        asked = f"{code('js')}\nconsole.log(JSON.stringify({letters}.map(([s, h, b]) => isOurs(s, h, Buffer.from(b)))))"
        answer = subprocess.run(["node", "-e", asked], capture_output=True, text=True, check=True).stdout
        self.assertEqual(json.loads(answer), [letter[3] for letter in self.letters()])

    def test_it_names_every_event_and_every_wait(self):
        for event in Event:
            self.assertIn(f"| `{event.value}` |", GUIDE)
        self.assertEqual([wait.total_seconds() / 60 for wait in WAITS], [1, 5, 30, 120, 360, 720, 1440])
        self.assertIn("after 1, 5 and 30 minutes, 2, 6, 12 and 24 hours", GUIDE)
