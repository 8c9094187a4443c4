"""Programmet i dag."""

from django.urls import path

from . import views

app_name = "programme"
urlpatterns = [path("", views.today, name="today")]
