"""The entry of the application server."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "varigespor.run.settings")
application = get_wsgi_application()
resolve("/healthz")  # loads every page: a broken one stops the start, not its first reader
