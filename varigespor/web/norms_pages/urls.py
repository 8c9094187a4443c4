"""Addresses of the chapter."""

app_name = "norms"
urlpatterns: list[object] = []
