"""A municipality's own structure, read from one folder of YAML and checked."""

from varigespor.norms.configuration.loading import ConfigurationError, chosen, load, shipped
from varigespor.norms.configuration.structure import (
    District,
    Group,
    Municipality,
    Practice,
    Routing,
    SubArea,
    Team,
    Unit,
)

__all__ = [
    "ConfigurationError",
    "District",
    "Group",
    "Municipality",
    "Practice",
    "Routing",
    "SubArea",
    "Team",
    "Unit",
    "chosen",
    "load",
    "shipped",
]
