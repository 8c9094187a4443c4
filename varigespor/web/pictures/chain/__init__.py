"""The chain of the theory of change: boxes by stage, arrows solid where there are data."""
