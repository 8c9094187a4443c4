"""The network of a case: the map, the people, and the risk assessment."""

from django.urls import path

from . import missing_side, views

app_name = "network"
urlpatterns = [
    path("", views.show, name="map"),
    path("ny/", views.add, name="add"),
    path("<uuid:member_id>/", views.change, name="change"),
    path("<uuid:member_id>/slut/", views.end, name="end"),
    path("<uuid:member_id>/historie/", views.past, name="history"),
    path("risiko/", missing_side.risk, name="risk"),
]
