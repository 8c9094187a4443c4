"""Netværkskortet: the people around a child, on two sides."""
