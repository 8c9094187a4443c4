"""Queries that span models, one module per concept."""
