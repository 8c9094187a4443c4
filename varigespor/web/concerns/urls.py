"""Addresses of the chapter."""

app_name = "concerns"
urlpatterns: list[object] = []
