"""Addresses of the chapter."""

app_name = "plans"
urlpatterns: list[object] = []
