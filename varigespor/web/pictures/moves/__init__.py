"""Bevægelser: every move from step to step in a period, as arrows between the rungs of a ladder."""
