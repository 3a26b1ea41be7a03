"""Nothing but the publisher's own host is ever asked for an archive, and it is asked itself."""

import os
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from threading import Thread
from unittest import skipUnless
from unittest.mock import MagicMock, patch

import requests
from django.test import SimpleTestCase, override_settings

from factcheck.syndication.moving_in import files
from factcheck.syndication.moving_in.files import opened
from factcheck.syndication.moving_in.records import Unreadable

WITHIN = (
    "127.0.0.1", "10.0.0.7", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
    "192.88.99.1", "224.0.0.1", "fec0::1",
)  # fmt: skip


@contextmanager
def publisher(tls: ssl.SSLContext | None = None) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """A site on this machine that answers "[]"; its port, and the headers of what it is asked."""
    asked: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(dict(self.headers))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"[]")

        def log_message(self, *_words) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_failure: None
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server.server_address[1], asked
    finally:
        server.shutdown()
        server.server_close()


def names_lead_to(*found: str):
    lines = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in found]
    return patch.object(files.socket, "getaddrinfo", return_value=lines)


class AddressCase(SimpleTestCase):
    def refused(self, url: str, *hosts: str) -> str:
        with self.assertRaises(Unreadable) as caught, opened(url, frozenset(hosts)):
            self.fail(url)
        return str(caught.exception)


@override_settings(SITE_ADDRESS="https://example.kz")
class RefusedTest(AddressCase):
    def test_only_hosts_of_ones_own(self):
        with patch.object(requests.Session, "send") as send:
            self.assertIn("--allow-host", self.refused("https://other.kz/a.json"))
            self.assertIn("--allow-host", self.refused("https://example.kz.other.kz/a.json"))
            self.assertIn("--allow-host", self.refused("https://example.kz:8443/a.json"))
            self.assertIn("only https", self.refused("http://old.kz/a.json", "old.kz"))
            self.assertIn("without a password", self.refused("https://u:p@old.kz/a.json", "old.kz"))
            self.assertIn("without a password", self.refused("https://other.kz\\@example.kz/a.json"))
            self.assertIn("only https", self.refused("ftp://old.kz/a.json", "old.kz"))
            self.assertIn("no address", self.refused("https://old.kz:x/a.json", "old.kz"))
        send.assert_not_called()

    def test_a_named_host_in_a_private_network_is_not_asked(self):
        for address in WITHIN:
            with self.subTest(address), names_lead_to("93.184.216.34", address):
                with patch.object(requests.Session, "send") as send:
                    self.assertIn("private network", self.refused("https://old.kz/a.json", "old.kz"))
                send.assert_not_called()

    def test_a_redirect_to_elsewhere_is_not_followed_nor_held_open(self):
        away = requests.Response()
        away.status_code, away.headers["Location"], away.raw = 302, "http://127.0.0.1/secrets", MagicMock()
        with patch.object(requests.Session, "send", return_value=away) as send:
            self.assertIn("--allow-host", self.refused("https://example.kz/a.json"))
        self.assertEqual(send.call_count, 1)
        away.raw.close.assert_called_once()


class AskedTest(AddressCase):
    def test_no_proxy_stands_between_and_no_password_is_sent(self):
        with tempfile.NamedTemporaryFile("w") as secrets, publisher() as (port, asked):
            secrets.write("machine 127.0.0.1 login asel password qupiia")
            secrets.flush()
            around = {"http_proxy": "http://127.0.0.1:9", "no_proxy": "", "NETRC": secrets.name}
            site = f"http://127.0.0.1:{port}"
            self.enterContext(patch.dict(os.environ, around))
            self.enterContext(override_settings(SITE_ADDRESS=site))
            with opened(f"{site}/a.json", frozenset()) as (stream, _file, _size):
                self.assertEqual(stream.read(), b"[]")
        self.assertNotIn("Authorization", asked[0])


@skipUnless(which("openssl"), "openssl is not here")
class PinnedTest(AddressCase):
    """The machine whose address was found public is the one that is asked, whatever the name means a moment later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        key, cls.certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", key, "-out", cls.certificate, "-days", "2", "-subj", "/CN=old.kz",
             "-addext", "subjectAltName=DNS:old.kz"],
            check=True, capture_output=True,
        )  # fmt: skip
        cls.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        cls.tls.load_cert_chain(cls.certificate, key)

    def setUp(self):
        self.port, self.asked = self.enterContext(publisher(self.tls))
        trusting = {"verify": str(self.certificate), "proxies": {}, "stream": True, "cert": None}
        self.enterContext(patch.object(requests.Session, "merge_environment_settings", return_value=trusting))
        self.enterContext(patch.object(files, "is_public", return_value=True))
        self.enterContext(patch.object(files, "addresses_of", return_value=["127.0.0.1"]))

    def test_the_address_is_asked_under_the_name(self):
        with opened(f"https://old.kz:{self.port}/a.json", frozenset(["old.kz"])) as (stream, _file, _size):
            self.assertEqual(stream.read(), b"[]")
        self.assertEqual(self.asked[0]["Host"], f"old.kz:{self.port}")

    def test_the_certificate_of_another_name_is_not_trusted(self):
        said = self.refused(f"https://other.kz:{self.port}/a.json", "other.kz")
        self.assertIn("does not answer", said)
        self.assertEqual(self.asked, [])
