"""Which addresses belong to everybody's internet, in whatever spelling."""

from unittest import TestCase

from factcheck.core.public_addresses import is_public

PRIVATE = (
    "127.0.0.1", "127.8.9.10", "0.0.0.1", "10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.2.1", "192.88.99.1", "198.18.0.1", "224.0.0.1", "233.252.0.5", "240.0.0.1", "255.255.255.255", "::", "::1",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::c058:6301",
    "64:ff9b:1::a00:1", "2002:7f00:1::", "2001:0:7f00:1::", "нет",
)  # fmt: skip
PUBLIC = ("93.184.216.34", "8.8.8.8", "2a00:1450:4010::71", "::ffff:8.8.8.8", "64:ff9b::808:808")


class PublicTest(TestCase):
    def test_networks_inside_any_walls_are_not_public(self):
        self.assertEqual([address for address in PRIVATE if is_public(address)], [])

    def test_the_internet_is(self):
        self.assertEqual([address for address in PUBLIC if not is_public(address)], [])
