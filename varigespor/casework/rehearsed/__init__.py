"""The rehearsed town in the database: plain events, played through the acts of casework."""

from .filling import fill as fill
from .playing import Unplanned as Unplanned

__all__ = ["Unplanned", "fill"]
