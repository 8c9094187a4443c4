"""What a municipality's own documents say of the programme: chain, decisions, evaluation, working basis."""

from varigespor.norms.programme.loading import programme
from varigespor.norms.programme.structure import (
    Answer,
    Arrow,
    BasisVersion,
    Cited,
    Document,
    Element,
    Finding,
    Money,
    Potential,
    Programme,
    Resolution,
    Theory,
)

__all__ = [
    "Answer",
    "Arrow",
    "BasisVersion",
    "Cited",
    "Document",
    "Element",
    "Finding",
    "Money",
    "Potential",
    "Programme",
    "Resolution",
    "Theory",
    "programme",
]
