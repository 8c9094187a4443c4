"""Addresses of the chapter."""

app_name = "ladder"
urlpatterns: list[object] = []
