"""Addresses of the chapter."""

app_name = "decisions"
urlpatterns: list[object] = []
