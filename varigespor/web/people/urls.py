"""People: search, the child's page, who has looked, and what is shared."""

from django.urls import path

from . import family, persons, views

app_name = "people"
urlpatterns = [
    path("soeg/", views.search, name="search"),
    path("delte/", views.shared, name="shared"),
    path("barn/<uuid:case_id>/", views.child, name="child"),
    path("barn/<uuid:case_id>/spor/", views.looked_at, name="trace"),
    path("barn/<uuid:case_id>/adresse/", views.address, name="address"),
    path("barn/<uuid:case_id>/oplysninger/", persons.known, name="known"),
    path("barn/<uuid:case_id>/familie/", family.family, name="family"),
    path("barn/<uuid:case_id>/familie/ny/", persons.new_kin, name="new_kin"),
]
