from search import asking
from search.index import tasks
from tests import factories
from tests.search.index_case import IndexCase


class SubjectsTest(IndexCase):
    def test_lists_and_the_desk_understand_quotation_marks_and_a_minus(self):
        """The search page honoured them; the list of fact-checks, asked the same, took them for ordinary words."""
        factories.make_site()
        claim = factories.make_public_claim("false")
        tasks.writer.rebuild()
        found = [f"claim-{claim.pk}"]
        for query, subjects in {
            "звонки": found,
            '"звонки записываются"': found,
            "«записываются звонки»": [],
            "звонки -правила": [],
            "звонки -вакцина": found,
        }.items():
            with self.subTest(query=query):
                self.assertEqual(asking.subjects(query, "claim"), subjects)
