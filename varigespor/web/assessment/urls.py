"""Addresses of the chapter."""

app_name = "assessment"
urlpatterns: list[object] = []
