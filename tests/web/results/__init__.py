"""The results: the table, and what is behind each number."""
