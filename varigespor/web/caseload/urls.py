"""Addresses of the chapter."""

app_name = "caseload"
urlpatterns: list[object] = []
