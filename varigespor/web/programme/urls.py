"""Programmet i dag, and beside it the chain, the decisions, the evaluation and the working basis."""

from django.urls import path

from . import basis, council, findings, late, promise_rows, promises, theory, views

app_name = "programme"
urlpatterns = [
    path("", views.today, name="today"),
    path("loefter/", promises.promises, name="promises"),
    path("loefter/tal/", promise_rows.rows, name="promise"),
    path("forandringsteori/", theory.chain, name="theory"),
    path("beslutninger/", council.log, name="council"),
    path("evaluering/", findings.pilot, name="findings"),
    path("arbejdsgrundlag/", basis.versions, name="basis"),
    path("for-sent/<slug:kind>/", late.rows, name="late"),
]
