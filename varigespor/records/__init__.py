"""What happened: the one Django app with models, constraints and migrations."""
