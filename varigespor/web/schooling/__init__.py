"""The pages of one chapter."""
