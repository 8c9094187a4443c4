"""Follow-ups of a case."""

from django.urls import path

from . import views

app_name = "followup"
urlpatterns = [
    path("ny/", views.new, name="new"),
    path("<uuid:follow_up_id>/", views.show, name="show"),
]
