"""Norms: all of them, and one by its key."""

from django.urls import path

from . import views

app_name = "norms"
urlpatterns = [
    path("", views.every, name="all"),
    path("<path:key>/", views.one, name="one"),
]
