"""Resultater: the table, and what is behind each of its numbers."""

from django.urls import path

from . import number, views

app_name = "results"
urlpatterns = [
    path("", views.results, name="results"),
    path("tal/", number.number, name="number"),
]
