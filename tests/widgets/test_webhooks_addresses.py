"""Letters go to public addresses of others, and nowhere else."""

import socket
import time
from unittest.mock import patch

from django.test import SimpleTestCase, override_settings

from factcheck.widgets.webhooks import addresses
from factcheck.widgets.webhooks.addresses import addresses_of, receiver_of
from factcheck.widgets.webhooks.failures import Failed, Failure


def answers(*found: str):
    """A resolver that says these addresses for every name."""
    lines = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in found]
    return patch.object(addresses.socket, "getaddrinfo", return_value=lines)


class AddressCase(SimpleTestCase):
    def failure_of(self, url: str) -> Failure:
        with self.assertRaises(Failed) as raised:
            addresses_of(receiver_of(url))
        return raised.exception.failure


class NameTest(AddressCase):
    def test_a_name_is_taken_with_all_its_addresses(self):
        with answers("93.184.216.34", "2a00:1450:4010::71"):
            found = addresses_of(receiver_of("https://qala-tany.kz/hooks"))
        self.assertEqual(found, ["93.184.216.34", "2a00:1450:4010::71"])

    def test_one_private_address_among_others_is_enough_to_refuse(self):
        with answers("93.184.216.34", "10.0.0.5"):
            self.assertEqual(self.failure_of("https://qala-tany.kz/"), Failure.PRIVATE_ADDRESS)

    def test_numbers_in_every_spelling_are_looked_up_too(self):
        """The resolver, not we, knows that 2130706433 is this machine."""
        for host in ("127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:127.0.0.1]",
                     "[::ffff:7f00:1]", "localhost", "[fe80::1]"):  # fmt: skip
            with self.subTest(host=host):
                self.assertEqual(self.failure_of(f"https://{host}/"), Failure.PRIVATE_ADDRESS)

    def test_a_name_that_nobody_knows(self):
        with patch.object(addresses.socket, "getaddrinfo", side_effect=socket.gaierror):
            self.assertEqual(self.failure_of("https://joq.kz/"), Failure.UNKNOWN_NAME)

    def test_a_resolver_that_says_nothing_is_not_waited_for(self):
        with patch.object(addresses, "LOOKUP_SECONDS", 0.01), patch.object(addresses.socket, "getaddrinfo") as asked:
            asked.side_effect = lambda *_args, **_kwargs: time.sleep(0.1)
            self.assertEqual(self.failure_of("https://baiau.kz/"), Failure.UNKNOWN_NAME)


class UrlTest(AddressCase):
    def test_what_is_no_address_of_the_web_is_refused(self):
        for url in ("", "qala.kz/hook", "javascript:alert(1)", "file:///etc/passwd", "ftp://qala.kz/", "https://",
                    "https:///hook", "//qala.kz/", "https://asel:qupiia@qala.kz/", "https://@qala.kz/",
                    "https://qala.kz/#hook", "https://qala.kz\\@10.0.0.1/", "https://qala.kz/\x00",
                    "https://qala.kz/ a", "https://qala.kz/\r\nHost: ishki", "https://qala.kz:порт/", "https://qala.kz:99999/",
                    "https://[::1/", "https://qa la.kz/", "https://qala..kz/", "https://.kz/", "https://%31.kz/", "https://a.kz/\ud800",
                    "https://qala.kz/" + "a" * 500, "https://" + "a" * 70 + ".kz/"):  # fmt: skip
            with self.subTest(url=url[:60]):
                self.assertEqual(self.failure_of(url), Failure.BAD_ADDRESS)

    def test_other_ways_and_doors_are_refused(self):
        for url in ("http://qala.kz/", "https://qala.kz:22/", "https://qala.kz:80/", "https://qala.kz:6379/"):
            with self.subTest(url=url):
                self.assertEqual(self.failure_of(url), Failure.NOT_SECURE)

    def test_kazakh_names_and_paths_are_written_as_machines_read_them(self):
        receiver = receiver_of("https://Қала.ҚАЗ:8443/хабар?кілт=1&b=%D2%9B")
        self.assertEqual((receiver.host, receiver.port), ("қала.қаз".encode("idna").decode(), 8443))
        self.assertEqual(receiver.path, "/%D1%85%D0%B0%D0%B1%D0%B0%D1%80?%D0%BA%D1%96%D0%BB%D1%82=1&b=%D2%9B")
        self.assertEqual(receiver.name, f"{receiver.host}:8443")

    def test_an_address_without_a_path_means_the_root(self):
        self.assertEqual(receiver_of("https://qala.kz").path, "/")
        self.assertEqual(receiver_of("https://qala.kz?a").path, "/?a")
        self.assertEqual(receiver_of("https://[2a00:1450:4010::71]/").name, "[2a00:1450:4010::71]")

    def test_developers_may_try_a_receiver_on_their_own_machine(self):
        with override_settings(WEBHOOKS_ANYWHERE=True):
            self.assertEqual(addresses_of(receiver_of("http://127.0.0.1:9000/")), ["127.0.0.1"])
