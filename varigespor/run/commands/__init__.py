"""One module per command; the command line finds them by name."""
