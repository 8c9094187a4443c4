"""The team and its cases."""

from django.urls import path

from . import adviser, allocating, closing, covering, reopening, routing, sharing, staffing, team

app_name = "caseload"
urlpatterns = [
    path("", team.team, name="team"),
    path("raadgiver/<uuid:employee_id>/", adviser.adviser, name="adviser"),
    path("raadgiver/<uuid:employee_id>/afloeser/", covering.cover, name="cover"),
    path("sag/<uuid:case_id>/fordel/", allocating.allocate, name="allocate"),
    path("sag/<uuid:case_id>/hold/", allocating.hold, name="hold"),
    path("sag/<uuid:case_id>/team/", routing.route, name="route"),
    path("sag/<uuid:case_id>/luk/", closing.close, name="close"),
    path("sag/<uuid:case_id>/genaabn/", reopening.reopen, name="reopen"),
    path("sag/<uuid:case_id>/del/", sharing.share, name="share"),
    path("sag/<uuid:case_id>/del/slut/", sharing.unshare, name="unshare"),
    path("medarbejdere/", staffing.staff, name="staff"),
    path("medarbejdere/<uuid:employee_id>/", staffing.employee, name="employee"),
]
