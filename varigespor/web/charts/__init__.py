"""Statistical charts: plain data in, an SVG string out, by Altair and vl-convert on the server. No Django.

Both are imported at the first chart, which costs a second and a half; `warming` does it before anybody asks.
"""
