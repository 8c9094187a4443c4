"""Barnets spor: the steps a child has walked, with what was decided and what comes next. Never prices."""
