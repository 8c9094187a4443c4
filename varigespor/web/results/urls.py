"""Resultater: the table and what is behind it, the pages beside it, and what people do about them."""

from django.urls import path

from . import (
    adjusting,
    agreeing,
    before_and_after,
    capacity,
    keeping,
    key_figure_rows,
    key_figures,
    number,
    variation,
    variation_rows,
    views,
)
from .registered import rows, school, support

app_name = "results"
urlpatterns = [
    path("", views.results, name="results"),
    path("tal/", number.number, name="number"),
    path("noegletal/", key_figures.figures, name="key_figures"),
    path("noegletal/tal/", key_figure_rows.rows, name="key_figure"),
    path("variation/", variation.teams, name="variation"),
    path("variation/tal/", variation_rows.rows, name="variation_rows"),
    path("foer-og-efter/", before_and_after.described, name="before_and_after"),
    path("kapacitet/", capacity.use, name="capacity"),
    path("stoette/", support.support, name="support"),
    path("stoette/tal/", rows.support_rows, name="support_rows"),
    path("stoette/aflastning/", rows.respite_rows, name="respite_rows"),
    path("skole/", school.school, name="school"),
    path("skole/tal/", rows.school_rows, name="school_rows"),
    path("visninger/<uuid:view_id>/", keeping.change, name="kept_view"),
    path("forslag/", adjusting.every, name="adjustments"),
    path("forslag/nyt/", adjusting.propose, name="propose"),
    path("forslag/<uuid:adjustment_id>/", adjusting.one, name="adjustment"),
    path("forslag/<uuid:adjustment_id>/svar/", adjusting.answer, name="answer"),
    path("aftaler/", agreeing.every, name="agreements"),
    path("aftaler/ny/", agreeing.write, name="agree"),
    path("aftaler/<uuid:agreement_id>/", agreeing.one, name="agreement"),
    path("aftaler/<uuid:agreement_id>/ret/", agreeing.rewrite, name="rewrite"),
    path("aftaler/<uuid:agreement_id>/bekraeft/", agreeing.confirm, name="confirm"),
    path("aftaler/<uuid:agreement_id>/igen/", agreeing.look_again, name="look_again"),
]
