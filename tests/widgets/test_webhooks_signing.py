"""Signatures that a receiver checks with any library of the Standard Webhooks."""

import base64
import hashlib
import hmac

from django.test import SimpleTestCase

from factcheck.widgets.webhooks.signing import headers, new_secret, signature


def is_signed(secret: str, sent: dict[str, str], body: bytes) -> bool:
    """Written from the specification's text alone, as a receiver would."""
    lowered = {name.lower(): value for name, value in sent.items()}
    kind, _, encoded = secret.partition("_")
    assert kind == "whsec"
    content = f"{lowered['webhook-id']}.{lowered['webhook-timestamp']}.".encode() + body
    own = base64.b64encode(hmac.new(base64.b64decode(encoded), content, hashlib.sha256).digest()).decode()
    given = [part.split(",", 1) for part in lowered["webhook-signature"].split(" ")]
    return any(version == "v1" and hmac.compare_digest(value, own) for version, value in given)


class SigningTest(SimpleTestCase):
    def test_the_example_of_the_specification(self):
        """https://github.com/standard-webhooks/standard-webhooks: the values in the tests of its libraries."""
        found = signature(
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1614265330,
            b'{"test": 2432232314}',
        )
        self.assertEqual(found, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")

    def test_a_receiver_finds_the_signature_right_and_any_change_wrong(self):
        secret, body = new_secret(), '{"хабар": "жаңа"}'.encode()
        sent = headers(secret, "8c1f", "published", 1_700_000_000, body)
        self.assertTrue(is_signed(secret, sent, body))
        self.assertFalse(is_signed(secret, sent, body + b" "))
        self.assertFalse(is_signed(secret, {**sent, "webhook-timestamp": "1700000001"}, body))
        self.assertFalse(is_signed(new_secret(), sent, body))

    def test_secrets_are_long_and_never_the_same(self):
        secrets = {new_secret() for _number in range(20)}
        self.assertEqual(len(secrets), 20)
        for secret in secrets:
            self.assertEqual(len(base64.b64decode(secret.removeprefix("whsec_"), validate=True)), 32)
