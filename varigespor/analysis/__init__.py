"""What it adds up to: pure engines on plain columns."""
