"""A picture that was checked is recognised however it comes back; another picture is not."""

import time

import numpy as np
from django.test import SimpleTestCase
from PIL import Image, ImageDraw, ImageOps

from search.pictures import Shelf, hashes_of, keys_of, pack, recognise, unpack
from search.pictures.hashing import grey_of, mirror
from search.pictures.keys import PACKED, questions_of

from .drawn_pictures import DARK, MESSAGES, captioned, chat, copies, landscape, recompressed, without

LONGER = MESSAGES["ru"] + " " + MESSAGES["kk"]


class Archive:
    """Known pictures by name."""

    def __init__(self, **pictures: Image.Image) -> None:
        self.names, keys = list(pictures), [keys_of(picture) for picture in pictures.values()]
        self.sketches, self.shelf = [one.sketch for one in keys], Shelf([pack(one.hashes) for one in keys])

    def certain(self, picture: Image.Image) -> list[str]:
        """The names of the known pictures that this one certainly is."""
        found = recognise(picture.convert("RGB"), self.shelf, self.sketches.__getitem__)
        return [self.names[one.place] for one in found if one.is_certain]


class CopyTest(SimpleTestCase):
    """On its way from telephone to telephone a picture loses quality, edges and colours, and gains captions."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.archive = Archive(
            flood=landscape(1),
            fire=landscape(2, (400, 600)),
            night=landscape(3, light=0.25),
            message=chat(LONGER),
            dark=chat(MESSAGES["en"] + " " + MESSAGES["ru"], DARK),
        )

    def check_copies(self, name: str, picture: Image.Image, *left_out: str) -> None:
        for way, copy in copies(picture):
            if not way.startswith(left_out or ("none",)):
                with self.subTest(name=name, way=way):
                    self.assertEqual(self.archive.certain(copy), [name])

    def test_copies_of_a_photograph(self):
        self.check_copies("flood", landscape(1))

    def test_copies_of_a_photograph_taken_at_night(self):
        self.check_copies("night", landscape(3, light=0.25))

    def test_copies_of_a_screenshot(self):
        """A caption over the top fifth hides most of this message: there is little left to recognise."""
        self.check_copies("message", chat(LONGER), "captioned over")

    def test_a_mirrored_crop_that_was_recompressed(self):
        mirrored = ImageOps.mirror(landscape(2, (400, 600)))
        self.assertEqual(self.archive.certain(recompressed(without(mirrored, right=0.1))), ["fire"])

    def test_a_picture_in_the_middle_of_a_telephones_black_screen(self):
        screen = Image.new("RGB", (1080, 2220), "black")
        screen.paste(landscape(1).resize((1080, 720)), (0, 750))
        ImageDraw.Draw(screen).text((40, 20), "12:04", "white")
        self.assertEqual(self.archive.certain(screen), ["flood"])

    def test_which_part_matches_is_told(self):
        picture = captioned(landscape(1), at_top=True, colour="black")
        found = recognise(picture, self.archive.shelf, self.archive.sketches.__getitem__)[0]
        self.assertEqual((found.known.name, found.is_mirrored, found.asked.bottom), ("full", False, 1.0))
        self.assertAlmostEqual(found.asked.top, 1 / 6, delta=0.02)


class StrangerTest(SimpleTestCase):
    """Saying "this was checked" of another picture is worse than finding nothing."""

    def test_other_landscapes(self):
        archive = Archive(**{f"place{seed}": landscape(seed) for seed in range(12)})
        for seed in range(100, 112):
            self.assertEqual(archive.certain(landscape(seed)), [], seed)

    def test_two_dark_photographs(self):
        archive = Archive(**{f"night{seed}": landscape(seed, light=0.15) for seed in range(6)})
        for seed in range(100, 106):
            self.assertEqual(archive.certain(landscape(seed, light=0.15)), [], seed)

    def test_two_messages_in_the_same_messenger(self):
        """At the size of a thumbnail they are the same bubble; hashes alone took each for the other."""
        words = MESSAGES["kk"].split()
        messages = [" ".join(words[turn:] + words[:turn]) for turn in range(0, len(words), 3)]
        archive = Archive(first=chat(messages[0]))
        for message in messages[1:]:
            self.assertEqual(archive.certain(chat(message)), [], message)

    def test_the_same_messenger_with_one_word(self):
        archive = Archive(yes=chat("Иә"))
        self.assertEqual(archive.certain(chat("Жоқ")), [])

    def test_a_picture_that_shows_little_is_never_certain(self):
        """Two screenshots with a lone line of the same length, or the same one: a person should look."""
        archive = Archive(line=chat("Ертең сабақ болмайды."))
        found = recognise(chat("Ертең сабақ болмайды."), archive.shelf, archive.sketches.__getitem__)
        self.assertEqual([(one.likeness.share > 0.9, one.is_certain) for one in found], [(True, False)])

    def test_plain_colours_and_shades_have_no_hash(self):
        shade = Image.linear_gradient("L").resize((400, 400)).convert("RGB")
        for picture in (Image.new("RGB", (300, 200), "teal"), Image.new("RGB", (1, 1)), shade):
            self.assertEqual(hashes_of(picture), ())
            self.assertEqual(Archive(flood=landscape(1)).certain(picture), [])


class HashTest(SimpleTestCase):
    def test_a_mirrored_picture_needs_no_hash_of_its_own(self):
        picture = landscape(4)
        straight, turned = (hashes_of(one)[0].words for one in (picture, ImageOps.mirror(picture)))
        self.assertLessEqual(int(np.bitwise_count(straight ^ mirror() ^ turned).sum()), 4)

    def test_hashes_are_stored_and_read_back(self):
        hashes = hashes_of(landscape(5))
        self.assertEqual(unpack(pack(hashes)), hashes)
        self.assertEqual(len(pack(hashes)), PACKED.itemsize * len(hashes))
        self.assertEqual(unpack(pack(())), ())

    def test_an_empty_archive_and_pictures_without_hashes_are_searched_too(self):
        for known in ([], [b""], [b"", pack(hashes_of(landscape(6)))]):
            found = Shelf(known).nearest(questions_of(grey_of(landscape(6))))
            self.assertEqual([candidate.place for candidate in found], [1] if len(known) == 2 else [])

    def test_many_pictures_answer_in_time(self):
        """100,000 take some 15 ms; the bound leaves room for a busy machine."""
        chance = np.random.default_rng(7)
        rows = np.frombuffer(pack(hashes_of(landscape(7))) * 20_000, dtype=PACKED).copy()
        rows["bits"] ^= chance.integers(0, 2**64, rows["bits"].shape, dtype=np.uint64)
        size = len(rows) // 20_000 * PACKED.itemsize
        packed = rows.tobytes()
        shelf = Shelf([packed[start : start + size] for start in range(0, len(packed), size)])
        questions = questions_of(grey_of(landscape(7)))
        started = time.thread_time()
        shelf.nearest(questions)
        self.assertLess(time.thread_time() - started, 0.05, "for a fifth of them")
