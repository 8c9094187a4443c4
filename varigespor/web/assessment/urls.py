"""Limited assessment and child examination of a case."""

from django.urls import path

from . import views, writing

app_name = "assessment"
urlpatterns = [
    path("", views.show, name="show"),
    path("begynd/", views.start, name="start"),
    path("<uuid:assessment_id>/", views.read, name="read"),
    path("<uuid:assessment_id>/skriv/", writing.write, name="write"),
    path("<uuid:assessment_id>/foreloebig/", writing.provisional, name="provisional"),
]
