"""Deviations: explaining, pausing, owning and ending them."""
