"""Notes of a case."""

from django.urls import path

from . import reading, views

app_name = "notes"
urlpatterns = [
    path("nyt/", views.new, name="new"),
    path("<uuid:note_id>/", reading.show, name="show"),
    path("<uuid:note_id>/ret/", reading.correct, name="correct"),
]
