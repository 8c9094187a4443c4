"""Notes of a case."""

from django.urls import path

from . import views

app_name = "notes"
urlpatterns = [
    path("nyt/", views.new, name="new"),
    path("<uuid:note_id>/", views.show, name="show"),
]
