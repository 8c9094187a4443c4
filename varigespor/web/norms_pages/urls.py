"""Norms: all of them, one by its key, and what others have published."""

from django.urls import path

from . import published, views

app_name = "norms"
urlpatterns = [
    path("", views.every, name="all"),
    path("publicerede-tal/", published.figures, name="published"),
    path("<path:key>/", views.one, name="one"),
]
