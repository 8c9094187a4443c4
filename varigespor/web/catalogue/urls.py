"""Addresses of the chapter."""

from django.urls import path

from . import numbers, views

app_name = "catalogue"
urlpatterns = [
    path("", views.every, name="all"),
    path("<uuid:entry_id>/pris/", numbers.price, name="price"),
    path("<uuid:entry_id>/pladser/", numbers.places, name="places"),
]
