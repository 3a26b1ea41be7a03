from hypothesis import HealthCheck, given, settings

from .fuzz_case import FuzzCase
from .pastes import TROUBLE, pastes

# The same inputs at every run: what fails here fails for everybody.
SAMPLE = settings(
    max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck)
)


class WhateverComes(FuzzCase):
    """`make drill` asks ten thousand times."""

    def test_trouble_by_trouble(self):
        for text in TROUBLE:
            with self.subTest(text=ascii(text[:40])):
                self.answers_calmly(text)

    def test_sample(self):
        @SAMPLE
        @given(pastes(with_megabytes=False))
        def ask(text: str) -> None:
            self.answers_calmly(text)

        ask()
