"""Evidence as one claim cites it: numbered, with what a reader should know of where it comes from."""

from dataclasses import dataclass

from .facts import Facts
from .models.citations import Citation
from .models.evidence import EvidencePage


@dataclass(frozen=True)
class CitedEvidence:
    """A citation with its number in the list and the evidence page in the reader's language, if public."""

    number: int
    citation: Citation
    evidence: EvidencePage | None
    is_from_claimant: bool = False

    @property
    def title(self) -> str:
        return self.evidence.title if self.evidence else self.citation.title

    @property
    def is_from_state(self) -> bool:
        """Whether a state body published it."""
        return bool(self.evidence and self.evidence.publisher and self.evidence.publisher.is_state_body)

    @property
    def voice(self) -> str:
        """Sources that copy one another share a voice; every other source is its own."""
        group = self.evidence.independence_group if self.evidence else ""
        return group or f"source {self.number}"


def cited_evidence(facts: Facts, shown: dict[int, EvidencePage]) -> list[CitedEvidence]:
    """The citations, numbered; one whose evidence page readers may not see, and that has no title, is left out."""
    claimants = {claimant.organisation for claimant in facts.claimants} - {None}
    cited = []
    for citation in facts.citations:
        evidence = shown.get(citation.evidence_id)
        if evidence or citation.title:
            is_from_claimant = bool(evidence) and evidence.publisher_id in claimants
            cited.append(CitedEvidence(len(cited) + 1, citation, evidence, is_from_claimant))
    return cited
