"""Extracts of placement spells from other systems: a mapping says how they lie on the ladder."""
