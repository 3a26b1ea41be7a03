"""How many copies of pictures are recognised, and how many strangers are taken for them."""

import time
from collections import defaultdict

import numpy as np
import pytest
from django.test import SimpleTestCase

from search.pictures import Shelf, hashes_of, keys_of, pack, recognise
from search.pictures.hashing import grey_of
from search.pictures.keys import PACKED, questions_of
from tests.search.drawn_pictures import DARK, LIGHT, MESSAGES, chat, copies, landscape

WORDS = " ".join(MESSAGES.values()).split()


def drawn(count: int, seed: int):
    """By kind, landscapes by day and night, and messages in one messenger by light and dark."""
    chance = np.random.default_rng(seed)
    for number in range(count):
        text = " ".join(chance.choice(WORDS, chance.integers(12, 60)))
        yield "day", landscape(seed + number)
        yield "night", landscape(seed + number + count, light=0.2)
        yield "message", chat(text, (LIGHT, DARK)[number % 2])


@pytest.mark.drill
class RecognisingDrill(SimpleTestCase):
    def test_copies_and_strangers(self):
        pictures = list(drawn(12, seed=1000))
        started = time.process_time()
        keys = [keys_of(picture) for _kind, picture in pictures]
        print(f"\nkept of a picture: {(time.process_time() - started) / len(keys) * 1000:.0f} ms")
        shelf, found, wrong, asked = Shelf([pack(one.hashes) for one in keys]), defaultdict(list), 0, 0
        started = time.process_time()
        for place, (kind, picture) in enumerate(pictures):
            for way, copy in copies(picture):
                matches = recognise(copy, shelf, lambda place: keys[place].sketch)
                certain = [one.place for one in matches if one.is_certain]
                found[way].append((kind, place in certain, place in [one.place for one in matches]))
                wrong, asked = wrong + bool(set(certain) - {place}), asked + 1
        for _kind, picture in drawn(60, seed=9000):
            wrong += any(one.is_certain for one in recognise(picture, shelf, lambda place: keys[place].sketch))
            asked += 1
        print(f"asked: {(time.process_time() - started) / asked * 1000:.0f} ms; false: {wrong} of {asked}")
        for way, rows in found.items():
            for kind in ("day", "night", "message"):
                shares = np.mean([row[1:] for row in rows if row[0] == kind], axis=0)
                print(f"{way:28} {kind:8} certain {shares[0]:.3f}, at least possible {shares[1]:.3f}")
        self.assertLessEqual(wrong, asked // 1000)
        everything = [row[1] for rows in found.values() for row in rows]
        self.assertGreater(np.mean(everything), 0.97)

    def test_a_hundred_thousand_pictures(self):
        chance = np.random.default_rng(7)
        known = [np.frombuffer(pack(hashes_of(picture)), dtype=PACKED) for _kind, picture in drawn(20, seed=500)]
        packed = []
        for number in range(100_000):
            rows = known[number % len(known)].copy()
            rows["bits"] ^= np.packbits(chance.random((len(rows), 256)) < 0.35, axis=1).view("<u8")
            packed.append(rows.tobytes())
        started = time.thread_time()
        shelf = Shelf(packed)
        print(f"\n{len(shelf.bits)} hashes stand in memory after {time.thread_time() - started:.2f} s")
        for kind, picture in drawn(1, seed=500):
            questions = questions_of(grey_of(picture))
            started = time.thread_time()
            shelf.nearest(questions)
            taken = time.thread_time() - started
            print(f"{kind}: {taken * 1000:.0f} ms")
            self.assertLess(taken, 0.05)
