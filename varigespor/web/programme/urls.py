"""Addresses of the chapter."""

app_name = "programme"
urlpatterns: list[object] = []
