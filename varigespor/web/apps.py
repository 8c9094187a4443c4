"""The pages."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "varigespor.web"
    label = "web"
