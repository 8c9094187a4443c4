"""Schooling of a child: one page."""

from django.urls import path

from . import views

app_name = "schooling"
urlpatterns = [path("", views.show, name="show")]
