"""The golden claims as the index gets them: one document for each language, with all wordings in each."""

from search.documents import Document
from search.text import fingerprints

from . import Claim, claims


def documents() -> list[Document]:
    return [document for claim in claims() for document in of_claim(claim)]


def of_claim(claim: Claim) -> list[Document]:
    said = (claim.text, *(wording.text for wording in claim.wordings))
    titles = claim.titles or {claim.language: claim.text}
    passages = tuple(dict.fromkeys((*said, *claim.titles.values(), *claim.answers.values())))
    return [
        Document(
            key=f"{claim.id}-{language}",
            subject=claim.id,
            kind="claim",
            language=language,
            title=title,
            text="\n".join(dict.fromkeys((*said, title, claim.answers.get(language, "")))),
            passages=passages,
            exact={"text": tuple({found for text in said for found in fingerprints(text)})},
        )
        for language, title in titles.items()
    ]
