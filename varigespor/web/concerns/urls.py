"""Addresses of the chapter."""

from django.urls import path

from . import answers, board, registering, showing

app_name = "concerns"
ONE = "<uuid:concern_id>/"
PART = f"{ONE}<uuid:concern_child_id>/"
urlpatterns = [
    path("", board.concerns_page, name="list"),
    path("ny/", registering.new, name="new"),
    path(ONE, showing.show, name="show"),
    path(f"{ONE}kvittering/", answers.receipt, name="receipt"),
    path(f"{ONE}forklaring/<uuid:due_id>/", answers.explain, name="explain"),
    path(f"{PART}vurdering/", answers.assess, name="assess"),
    path(f"{PART}screening/", answers.screen, name="screen"),
]
