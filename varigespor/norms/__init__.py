"""What is decided: dated, cited numbers and lists, and a municipality's own structure."""
