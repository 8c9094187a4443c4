"""Deviations, each on a page of its own."""

from django.urls import path

from . import over_cap, views

app_name = "deviations"
urlpatterns = [
    path("barn/<uuid:case_id>/frist/<uuid:due_id>/", views.due, name="due"),
    path("barn/<uuid:case_id>/<uuid:deviation_id>/", views.one, name="one"),
    path("loft/<uuid:employee_id>/", over_cap.over_cap, name="over_cap"),
]
