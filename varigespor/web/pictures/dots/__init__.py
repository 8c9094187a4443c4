"""Numbers as dots, each with how far it can be trusted as a line through it."""
