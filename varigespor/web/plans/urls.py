"""Goals and plan of a case."""

from django.urls import path

from . import goals, views

app_name = "plans"
urlpatterns = [
    path("", views.show, name="show"),
    path("ny/", views.new, name="new"),
    path("liv/<uuid:part_id>/", views.describe, name="describe"),
    path("maal/nyt/", goals.add, name="add_goal"),
    path("maal/tal/", goals.score, name="score"),
    path("maal/<uuid:goal_id>/slut/", goals.end, name="end_goal"),
]
