"""Trappen: the town's ladder, and the children behind each of its numbers."""

from django.urls import path

from . import behind, views

app_name = "ladder"
urlpatterns = [
    path("", views.town, name="town"),
    path("boern/", behind.children, name="children"),
]
