"""Varige Spor: the municipal way of helping vulnerable children early and close to home."""

__version__ = "0.1.0"
