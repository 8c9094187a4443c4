"""An adviser's day."""

from django.urls import path

from . import views

app_name = "myday"
urlpatterns = [
    path("", views.day, name="day"),
    path("opgave/<uuid:task_id>/", views.finish, name="finish"),
]
