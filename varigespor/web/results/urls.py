"""Resultater: the table, what is behind its numbers, the key figures, the teams, before and after."""

from django.urls import path

from . import before_and_after, key_figure_rows, key_figures, number, variation, variation_rows, views

app_name = "results"
urlpatterns = [
    path("", views.results, name="results"),
    path("tal/", number.number, name="number"),
    path("noegletal/", key_figures.figures, name="key_figures"),
    path("noegletal/tal/", key_figure_rows.rows, name="key_figure"),
    path("variation/", variation.teams, name="variation"),
    path("variation/tal/", variation_rows.rows, name="variation_rows"),
    path("foer-og-efter/", before_and_after.described, name="before_and_after"),
]
