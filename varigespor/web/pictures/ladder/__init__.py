"""Trappen: how many children stand on each step, and how they moved in a period."""
