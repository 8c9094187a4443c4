"""The neighbours: one drawer per outside system."""
