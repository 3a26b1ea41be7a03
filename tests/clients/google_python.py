"""Google's own client for Python, unmodified: what an archive gives to it."""

from googleapiclient.discovery import build
from googleapiclient.errors import HttpError


def service(address: str):
    """The client as its documentation makes it, pointed at a site."""
    return build(
        "factchecktools", "v1alpha1", developerKey="any key", static_discovery=True,
        client_options={"api_endpoint": f"{address}/"},
    )  # fmt: skip


def walk(address: str, **asked) -> dict:
    """{"pages": how many, "claims": their texts, "reviews": {language: count}} of a question, to its last page."""
    claims = service(address).claims()
    request = claims.search(**asked)
    pages, texts, languages = 0, [], {}
    while request is not None:
        answer = request.execute()
        pages += 1
        for claim in answer.get("claims", []):
            texts.append(claim["text"])
            for review in claim["claimReview"]:
                languages[review["languageCode"]] = languages.get(review["languageCode"], 0) + 1
        request = claims.search_next(request, answer)
    return {"pages": pages, "claims": texts, "reviews": languages}


def refusal(question) -> tuple[int, str]:
    """The status and the reason that the client reads from a refusal."""
    try:
        question.execute()
    except HttpError as error:
        return error.status_code, error.reason
    raise AssertionError("It was answered.")


def refusals(address: str) -> dict[str, tuple[int, str]]:
    """What the client makes of questions that are refused."""
    asked = service(address)
    return {
        "nothing asked": refusal(asked.claims().search()),
        "forged token": refusal(asked.claims().search(query="Facebook", pageToken="forged")),
        "negative size": refusal(asked.claims().search(query="Facebook", pageSize=-1)),
        "foreign picture": refusal(asked.claims().imageSearch(imageUri="https://example.org/a.jpg")),
        "pages": refusal(asked.pages().list()),
        "one page": refusal(asked.pages().get(name="pages/1234")),
        "writing": refusal(asked.pages().create(body={})),
    }
