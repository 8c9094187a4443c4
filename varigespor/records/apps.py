"""The one Django app with rows."""

from django.apps import AppConfig
from django.db.models import ForeignKey

from .lookups import Among


class RecordsConfig(AppConfig):
    name = "varigespor.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Varige Spor"

    def ready(self) -> None:
        """Teach foreign keys to be one of many."""
        ForeignKey.register_lookup(Among)
