"""What the desk adds to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import ClaimViewSet, VocabularyGroup

register_snippet(ClaimViewSet)
register_snippet(VocabularyGroup)
