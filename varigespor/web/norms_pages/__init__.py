"""The book of norms on the screen: value, history, source and where each acts."""
