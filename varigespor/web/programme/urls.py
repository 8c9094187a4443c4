"""Programmet i dag."""

from django.urls import path

from . import late, views

app_name = "programme"
urlpatterns = [
    path("", views.today, name="today"),
    path("for-sent/<slug:kind>/", late.rows, name="late"),
]
