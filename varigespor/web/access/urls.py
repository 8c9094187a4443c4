"""Signing in and out, the front door, drafts and the accessibility statement."""

from django.conf import settings
from django.urls import path

from . import views

app_name = "access"
urlpatterns = [
    path("", views.home, name="home"),
    path("log-ind/", views.sign_in, name="sign_in"),
    path("log-ud/", views.sign_out, name="sign_out"),
    path("kladde/", views.draft, name="draft"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
]
if settings.DEMONSTRATION:
    from . import cast

    urlpatterns.append(path("vaer/", cast.be, name="be"))
