"""Addresses of the chapter, under the child's case."""

from django.urls import path

from . import approving, committee, offers, views

app_name = "decisions"
urlpatterns = [
    path("", views.every, name="all"),
    path("ny/", views.new, name="new"),
    path("tilbud/", offers.offer, name="offer"),
    path("tilbud/<uuid:measure_id>/slut/", offers.end_offer, name="end_offer"),
    path("<uuid:decision_id>/", views.show, name="show"),
    path("<uuid:decision_id>/godkend/", approving.approve, name="approve"),
    path("<uuid:decision_id>/udvalg/", committee.committee, name="committee"),
]
