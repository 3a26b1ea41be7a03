"""The record: facts live once, words live per language."""

from .appearances import Appearance, NoLinkReason, Platform, Wave, Wording
from .bylines import Byline, BylineRole
from .captures import Capture, CaptureLabel
from .citations import Citation, CitationRole
from .claims import Claim, ClaimKind, DatePrecision, MediaCategory, Technique
from .contacts import ClaimantContact
from .corrections import Correction, Severity
from .evidence import EvidenceCapture, EvidenceIndexPage, EvidenceKind, EvidencePage
from .explainers import ExplainerIndexPage, ExplainerPage
from .fact_checks import FactCheckPage
from .indexes import ClaimIndexPage
from .people import Claimant, Organisation, Person
from .rulings import Ruling
from .tags import Tag
from .topics import Region, Topic
from .verdicts import Verdict
from .workflow import SecondPersonTask

__all__ = [
    "Appearance",
    "Byline",
    "BylineRole",
    "Capture",
    "CaptureLabel",
    "Citation",
    "CitationRole",
    "Claim",
    "ClaimIndexPage",
    "ClaimKind",
    "Claimant",
    "ClaimantContact",
    "Correction",
    "DatePrecision",
    "EvidenceCapture",
    "EvidenceIndexPage",
    "EvidenceKind",
    "EvidencePage",
    "ExplainerIndexPage",
    "ExplainerPage",
    "FactCheckPage",
    "MediaCategory",
    "NoLinkReason",
    "Organisation",
    "Person",
    "Platform",
    "Region",
    "Ruling",
    "SecondPersonTask",
    "Severity",
    "Tag",
    "Technique",
    "Topic",
    "Verdict",
    "Wave",
    "Wording",
]
