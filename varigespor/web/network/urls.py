"""The network of a case: the map, the people, and the risk assessment."""

from django.urls import path

from . import missing_side, respite, views

app_name = "network"
urlpatterns = [
    path("", views.show, name="map"),
    path("ny/", views.add, name="add"),
    path("<uuid:member_id>/", views.change, name="change"),
    path("<uuid:member_id>/slut/", views.end, name="end"),
    path("<uuid:member_id>/historie/", views.past, name="history"),
    path("<uuid:member_id>/aflastning/", respite.begin, name="respite"),
    path("aflastning/<uuid:respite_id>/slut/", respite.end, name="end_respite"),
    path("risiko/", missing_side.risk, name="risk"),
]
