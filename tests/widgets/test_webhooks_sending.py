"""One attempt over real sockets: to the address that was checked, nothing followed, never long."""

import socket
import ssl
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from shutil import which
from unittest import skipUnless
from unittest.mock import patch

from django.test import SimpleTestCase, override_settings

from factcheck.widgets.webhooks import addresses, sending
from factcheck.widgets.webhooks.failures import Failed, Failure
from factcheck.widgets.webhooks.sending import post

from .receivers import receiver, silent_port


@override_settings(WEBHOOKS_ANYWHERE=True)
class SendingCase(SimpleTestCase):
    def post(self, url: str, body: bytes = b"{}") -> int:
        return post(url, body, {"Content-Type": "application/json"})

    def failure_of(self, url: str) -> Failure:
        with self.assertRaises(Failed) as raised:
            self.post(url)
        return raised.exception.failure


class AnswerTest(SendingCase):
    def test_a_letter_arrives_as_it_was_written(self):
        body = "{“жазу”: “әділ”}".encode()
        with receiver() as there:
            self.assertEqual(self.post(there.url, body), 204)
        path, headers, arrived = there.letters[0]
        self.assertEqual((path, arrived), ("/hooks/factcheck?key=1", body))
        self.assertEqual(headers["Host"], f"127.0.0.1:{there.port}")
        self.assertEqual(headers["Content-Type"], "application/json")

    def test_a_redirect_is_an_answer_and_is_not_followed(self):
        """Otherwise a public receiver could lead us to a private machine."""
        with receiver() as inside, receiver(302, Location=inside.url) as there:
            self.assertEqual(self.post(there.url), 302)
        self.assertEqual((len(there.letters), inside.letters), (1, []))

    def test_proxies_of_the_environment_are_not_asked(self):
        with receiver() as there, patch.dict("os.environ", {"http_proxy": "http://127.0.0.1:1", "no_proxy": ""}):
            self.assertEqual(self.post(there.url), 204)

    def test_a_flood_behind_the_status_is_not_read(self):
        def flood(handler) -> None:
            handler.send_response(200)
            handler.end_headers()
            with suppress(OSError):
                for _number in range(10_000):
                    handler.wfile.write(b"x" * 10_000)

        with receiver(flood) as there:
            self.assertEqual(self.post(there.url), 200)

    def test_what_is_no_answer(self):
        def talk(line: socket.socket) -> None:
            while not line.recv(65536).endswith(b"{}"):
                pass
            line.sendall(b"220 smtp.example.org ESMTP\r\n")
            line.close()

        with silent_port(talk) as port:
            self.assertEqual(self.failure_of(f"http://127.0.0.1:{port}/"), Failure.NOT_UNDERSTOOD)

    def test_nobody_there(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        self.assertEqual(self.failure_of(f"http://127.0.0.1:{port}/"), Failure.UNREACHABLE)


class SlowTest(SendingCase):
    def test_silence_is_not_waited_for(self):
        with silent_port() as port, patch.object(sending, "READ_SECONDS", 0.05):
            self.assertEqual(self.failure_of(f"http://127.0.0.1:{port}/"), Failure.TOO_SLOW)

    def test_drops_do_not_add_up_to_hours(self):
        """Each byte comes in time; together they would never end."""

        def drip(line: socket.socket) -> None:
            with suppress(OSError):
                line.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while True:
                    line.sendall(b"x")
                    time.sleep(0.02)

        with silent_port(drip) as port, patch.object(sending, "ALL_SECONDS", 0.2):
            began = time.monotonic()
            self.assertEqual(self.failure_of(f"http://127.0.0.1:{port}/"), Failure.TOO_SLOW)
            self.assertLess(time.monotonic() - began, 3)

    @override_settings(WEBHOOKS_ANYWHERE=True)
    def test_a_handshake_that_drips_ends_too(self):
        def drip(line: socket.socket) -> None:
            with suppress(OSError):
                line.sendall(b"\x16\x03\x03\x40\x00")
                while True:
                    line.sendall(b"\x02")
                    time.sleep(0.02)

        with silent_port(drip) as port, patch.object(sending, "ALL_SECONDS", 0.2):
            self.assertEqual(self.failure_of(f"https://127.0.0.1:{port}/"), Failure.TOO_SLOW)


class CheckedTest(SendingCase):
    def names(self, *answers: str):
        """A name server that answers each question with the next address."""
        lines = [[(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))] for address in answers]
        return patch.object(addresses.socket, "getaddrinfo", side_effect=lines)

    def test_a_name_that_means_another_machine_a_moment_later_fools_nobody(self):
        """The name server of a receiver says a public address when we check, and ours when we connect."""
        with (
            override_settings(WEBHOOKS_ANYWHERE=False),
            self.names("93.184.216.34", "127.0.0.1") as asked,
            patch.object(sending.socket, "create_connection", side_effect=OSError) as opened,
        ):
            self.assertEqual(self.failure_of("https://qubylmaly.kz/"), Failure.UNREACHABLE)
        self.assertEqual(asked.call_count, 1)
        self.assertEqual([call.args[0] for call in opened.call_args_list], [("93.184.216.34", 443)])

    def test_private_addresses_are_checked_at_every_attempt(self):
        with (
            override_settings(WEBHOOKS_ANYWHERE=False),
            self.names("127.0.0.1"),
            patch.object(sending.socket, "create_connection") as opened,
        ):
            self.assertEqual(self.failure_of("https://ishki.kz/"), Failure.PRIVATE_ADDRESS)
        opened.assert_not_called()

    def test_the_second_address_is_tried_when_the_first_does_not_answer(self):
        with receiver() as there:
            lines = [(2, 1, 6, "", (address, there.port)) for address in ("127.0.0.2", "127.0.0.1")]
            with patch.object(addresses.socket, "getaddrinfo", return_value=lines):
                self.assertEqual(self.post(f"http://eki-meken.kz:{there.port}/"), 204)
        self.assertEqual(there.letters[0][1]["Host"], f"eki-meken.kz:{there.port}")


@skipUnless(which("openssl"), "openssl is not here")
class SecureTest(SendingCase):
    """Certificates are checked for the receiver's name although we connect to a number."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.key, cls.certificate = folder / "key.pem", folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-keyout", cls.key, "-out", cls.certificate, "-days", "2", "-subj", "/CN=qala.kz",
             "-addext", "subjectAltName=DNS:qala.kz"],
            check=True, capture_output=True,
        )  # fmt: skip

    def setUp(self):
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(self.certificate, self.key)
        self.there = self.enterContext(receiver(tls=tls))
        line = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", self.there.port))
        self.enterContext(patch.object(addresses.socket, "getaddrinfo", return_value=[line]))

    def trusting(self):
        return patch.object(sending, "trust", lambda: ssl.create_default_context(cafile=self.certificate))

    def test_the_name_is_asked_for_and_checked(self):
        with self.trusting():
            self.assertEqual(self.post(f"https://qala.kz:{self.there.port}/"), 204)
        self.assertEqual(self.there.letters[0][1]["Host"], f"qala.kz:{self.there.port}")

    def test_another_name_is_not_trusted(self):
        with self.trusting():
            self.assertEqual(self.failure_of(f"https://basqa.kz:{self.there.port}/"), Failure.NO_TRUST)
        self.assertEqual(self.there.letters, [])

    def test_a_certificate_of_nobody_is_not_trusted(self):
        self.assertEqual(self.failure_of(f"https://qala.kz:{self.there.port}/"), Failure.NO_TRUST)
        self.assertEqual(self.there.letters, [])
