"""Rapporter: what was published, and the next one."""

from django.urls import path

from . import views

app_name = "report"
urlpatterns = [
    path("", views.reports, name="reports"),
    path("ny/", views.new, name="new"),
    path("<uuid:publication_id>/<slug:form>/", views.file, name="file"),
]
