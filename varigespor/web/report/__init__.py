"""The committee's report: what is in it, as PDF, as spreadsheet and as CSV."""
