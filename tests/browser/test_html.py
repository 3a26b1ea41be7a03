"""Every page type as valid HTML."""

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

CONFIG = "htmlvalidate.config.cjs"


def complaints(folder: Path, node_modules: Path) -> list[str]:
    """What html-validate says of the files in the folder: "page:line rule: message"."""
    said = folder / "complaints.json"
    tool = [node_modules / ".bin" / "html-validate", "--config", node_modules.parent / CONFIG]
    subprocess.run([*tool, "--formatter", f"json={said}", folder], cwd=node_modules.parent, check=False)
    return [
        f"{Path(found['filePath']).name}:{row['line']} {row['ruleId']}: {row['message']}"
        for found in json.loads(said.read_text())
        for row in found["messages"]
    ]


class TestHtml:
    def test_every_page_type_is_valid(self, site, pages, node_modules, tmp_path):
        for kind in pages:
            status, text = site.read(kind.path, kind.message)
            assert status == kind.status, kind
            (tmp_path / f"{kind}.html").write_bytes(text)
        found = complaints(tmp_path, node_modules)
        assert not found, "\n".join(found)
