"""The rehearsal: an invented municipality living through days, from one seed."""
