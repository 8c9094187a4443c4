"""The programme today: which promise is open, where, since when."""
