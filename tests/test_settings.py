"""What the settings do beside naming values."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase


class OwnSecretKeyTest(SimpleTestCase):
    def test_processes_that_start_together_agree_on_one(self):
        """Server and worker of a new site once met a key that the other had not written yet."""
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        slowly = "make = secrets.token_urlsafe; secrets.token_urlsafe = lambda size: time.sleep(0.3) or make(size)"
        script = f"import secrets, time; {slowly}\nfrom factcheck.settings.dev import SECRET_KEY; print(SECRET_KEY)"
        command = [sys.executable, "-c", script]
        started = [
            subprocess.Popen(
                command, cwd=settings.BASE_DIR, env={**os.environ, "VAR_DIR": folder}, stdout=subprocess.PIPE, text=True
            )
            for _process in range(3)
        ]
        keys = {process.communicate(timeout=60)[0].strip() for process in started}
        self.assertEqual(keys, {(folder / "secret_key").read_text()})
        self.assertGreaterEqual(len(keys.pop()), 50)
        self.assertEqual((folder / "secret_key").stat().st_mode & 0o777, 0o600)
