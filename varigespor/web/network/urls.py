"""Addresses of the chapter."""

app_name = "network"
urlpatterns: list[object] = []
