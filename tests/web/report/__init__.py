"""The committee report: what it prints, what it hides, and that it is registered."""
