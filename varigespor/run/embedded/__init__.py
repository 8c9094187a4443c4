"""A PostgreSQL of its own for trial, demonstration and tests. Production uses a real server."""
