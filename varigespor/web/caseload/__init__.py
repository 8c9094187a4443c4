"""The team: children against the cap, allocation, cover, routes, closing, sharing and staff."""
