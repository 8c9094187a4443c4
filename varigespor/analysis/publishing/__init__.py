"""Safe to publish: which numbers a report may show, so that no count of 1–4 can be worked out."""
