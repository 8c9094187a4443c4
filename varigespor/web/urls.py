"""All addresses, one line per chapter. No personal data in any of them."""

from django.urls import include, path

from .health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("varigespor.web.access.urls")),
    path("", include("varigespor.web.people.urls")),
    path("underretninger/", include("varigespor.web.concerns.urls")),
    path("min-dag/", include("varigespor.web.myday.urls")),
    path("teamet/", include("varigespor.web.caseload.urls")),
    path("afvigelser/", include("varigespor.web.deviations.urls")),
    path("programmet/", include("varigespor.web.programme.urls")),
    path("trappen/", include("varigespor.web.ladder.urls")),
    path("resultater/", include("varigespor.web.results.urls")),
    path("rapporter/", include("varigespor.web.report.urls")),
    path("tilbud/", include("varigespor.web.catalogue.urls")),
    path("normer/", include("varigespor.web.norms_pages.urls")),
    path("barn/<uuid:case_id>/undersoegelse/", include("varigespor.web.assessment.urls")),
    path("barn/<uuid:case_id>/netvaerk/", include("varigespor.web.network.urls")),
    path("barn/<uuid:case_id>/plan/", include("varigespor.web.plans.urls")),
    path("barn/<uuid:case_id>/afgoerelser/", include("varigespor.web.decisions.urls")),
    path("barn/<uuid:case_id>/opfoelgning/", include("varigespor.web.followup.urls")),
    path("barn/<uuid:case_id>/skolegang/", include("varigespor.web.schooling.urls")),
    path("barn/<uuid:case_id>/notater/", include("varigespor.web.notes.urls")),
]
handler500 = "varigespor.web.safety.failed"
