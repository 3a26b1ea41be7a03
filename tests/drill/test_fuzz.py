"""Ten thousand inputs into the boxes of a site: no server error, no long wait, no growing memory."""

import os
import resource
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.search.fuzz_case import FuzzCase
from tests.search.pastes import pastes

INPUTS = int(os.environ.get("INPUTS", "10000"))
MOST_SECONDS, MOST_GROWTH_MB = 0.3, 40
# Caches fill during the first inputs; what grows after them would never stop.
WARM = 0.3
LONG = settings(
    max_examples=INPUTS // 3,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def memory_mb() -> float:
    """What this process holds now; where the system does not tell, the most that it ever held."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


@pytest.mark.drill
class FuzzDrill(FuzzCase):
    """A third of the inputs goes into each of the three boxes, one after another."""

    claims = 300

    def test_ten_thousand_inputs(self):
        memory: list[float] = []

        @seed(20251105)
        @LONG
        @given(pastes())
        def ask(text: str) -> None:
            self.answers_calmly(text)
            memory.append(memory_mb())

        ask()
        warm = memory[int(len(memory) * WARM)]
        for kind, seconds in self.seconds.items():
            ordered = sorted(seconds)
            p50, p99 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.99))
            print(f"{kind}: {len(ordered)} inputs, CPU p50 {p50 * 1e3:.0f} ms, p99 {p99 * 1e3:.0f} ms")
            self.assertLess(p99, MOST_SECONDS, kind)
        print(f"memory: {warm:.0f} MB when warm, {memory[-1]:.0f} MB at the end")
        self.assertLess(memory[-1] - warm, MOST_GROWTH_MB)
