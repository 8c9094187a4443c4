"""What people see: one folder per chapter."""
