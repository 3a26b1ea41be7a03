"""Every parameter of every address for programs with every hostile value, in every form; and in the addresses."""

import os

import pytest

from tests.hostile import HostileCase, paths, questions, sampled

# 1 asks everything.
ONE_IN = int(os.environ.get("ONE_IN", "1"))


@pytest.mark.drill
class HostileDrill(HostileCase):
    def test_all_parameters_and_values(self):
        asked = 0
        for target, query in sampled(questions(), ONE_IN, seed=0):
            self.assert_calm(f"{target.path}?{query}", target.is_json)
            asked += 1
        for address in paths():
            self.assert_calm(address)
            asked += 1
        print(f"{asked} hostile addresses, none an error of the server, none led elsewhere")
