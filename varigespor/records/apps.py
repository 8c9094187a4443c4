"""The one Django app with rows."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "varigespor.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Varige Spor"
