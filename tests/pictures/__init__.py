"""`make pictures`: every page of the rehearsed town, at both widths, with an index."""
