"""Addresses of the chapter."""

from django.urls import path

from . import views

app_name = "catalogue"
urlpatterns = [path("", views.every, name="all")]
