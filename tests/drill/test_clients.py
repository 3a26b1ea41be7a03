"""Google's clients and schemathesis against the site as `make run` serves it."""

import os
import re
import subprocess
import sys

import pytest

from tests.browser.served import ROOT, demonstration, free_port, manage
from tests.clients import google_python, node, schemathesis

pytestmark = pytest.mark.drill
EXAMPLES = 150
DOCUMENTATION = ROOT / "docs" / "api.md"
RUN = {"sh": ["sh", "-c"], "python": [sys.executable, "-c"], "js": ["node", "-e"]}
QUESTIONS = (
    {"reviewPublisherSiteFilter": "127.0.0.1", "pageSize": 7},
    {"reviewPublisherSiteFilter": "127.0.0.1", "languageCode": "kk-KZ", "pageSize": 50},
    {"reviewPublisherSiteFilter": "127.0.0.1", "maxAgeDays": 300},
    {"reviewPublisherSiteFilter": "example.org"},
    {"query": "Facebook", "pageSize": 1},
    {"query": "балаларды ұрлап", "languageCode": "ru"},
    {"query": "wolpertinger"},
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Without limits, as a drill asks more often than programs may; the index is made at once, not by and by."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("REQUESTS_A_MINUTE", "0")
        with demonstration(tmp_path_factory.mktemp("var")) as served:
            manage("search_index", "rebuild", var=served.var, port=free_port())
            yield served


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
def test_google_turns_all_pages(site, question):
    """Nothing is told twice on the way to the last page; Python and Node read the same."""
    found = google_python.walk(site.address, **question)
    print(f"\n  {question}: {found['pages']} pages, {len(found['claims'])} claims, {found['reviews']}")
    whole = google_python.walk(site.address, **{**question, "pageSize": 50})
    assert found["claims"] == whole["claims"]
    if node.missing():
        pytest.skip(node.missing())
    assert node.walk(site.address, **question) == found


def test_google_reads_refusals(site):
    told = google_python.refusals(site.address)
    print("".join(f"\n  {name}: {status} {reason}" for name, (status, reason) in told.items()))
    assert {status for status, _reason in told.values()} == {400, 404}
    if not node.missing():
        assert [status for status, _reason in node.refusals(site.address).values()] == [400, 400, 400, 400, 404]


def test_schemathesis_finds_no_fault(site, tmp_path):
    options = ("--seed", "2025", "--max-examples", str(EXAMPLES))
    code, told = schemathesis.asked(site.address, tmp_path, "examples,coverage,fuzzing", *options)
    print(f"\n{told[told.rfind('SUMMARY') :]}")
    assert code == 0, told
    assert re.search(r"Selected: (\d+)/\1\s+Tested: \1", told)


@pytest.mark.parametrize("language", ["sh", "python", "js"])
def test_the_examples_of_the_documentation_work_as_pasted(site, language):
    if language == "js" and node.missing():
        pytest.skip(node.missing())
    examples = re.findall(rf"^```{language}\n(.*?)^```", DOCUMENTATION.read_text(), re.MULTILINE | re.DOTALL)
    for example in examples:
        code = example.replace("http://127.0.0.1:8000", site.address)
        environment = {**os.environ, "NODE_PATH": str(node.CLIENT.parents[1])}
        told = subprocess.run([*RUN[language], code], env=environment, stdout=subprocess.PIPE, text=True, check=True)
        print(f"\n{told.stdout[:300]}")
        assert "Facebook" in told.stdout or "INVALID_ARGUMENT" in told.stdout
    assert examples
