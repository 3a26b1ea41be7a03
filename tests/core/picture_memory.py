"""How much memory an uploaded picture takes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SCRIPT = """
import contextlib, django, sys; django.setup()
from django.core.exceptions import ValidationError
from factcheck.core.pictures import clean_picture
from factcheck.core.sizes import read_small
with open(sys.argv[1], 'rb') as file, contextlib.suppress(ValidationError):
    read_small(clean_picture(file, 'picture.png'), 1200)
print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])
"""


def peak_memory(data: bytes) -> int:
    """The most memory, in MB, of a process that cleans this picture, and draws a size of it, or refuses it."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "factcheck.settings.test"}
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        Path(file.name).write_bytes(data)
        command = [sys.executable, "-c", SCRIPT, file.name]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return int(done.stdout) // 1024
