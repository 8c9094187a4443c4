"""Publishing a report: it is registered with its tables and its files, once, after the one before it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from varigespor.domain.access import Act, Asker
from varigespor.domain.publication import Publication
from varigespor.domain.refusals import AlreadyDone
from varigespor.records.models import Publication as PublicationRow
from varigespor.records.models import PublishedFile

from .trace import acting


def publish(*, by: Asker, at: datetime, publication: Publication) -> PublicationRow:
    """The publication in the register; the same key again is the same publication.

    Raises AlreadyDone where another was published since this one was made: it was not checked against that.
    """
    with acting(by=by, at=at, act=Act.PUBLISH) as trace:
        earlier = PublicationRow.objects.filter(key=publication.key).first()
        if earlier is not None:
            trace.about(earlier)
            return earlier
        row = _registered(publication, by, at)
        PublishedFile.objects.bulk_create(
            PublishedFile(publication=row, name=name, content=content)
            for name, content in publication.files.items()
        )
        trace.about(row)
        return row


def _registered(publication: Publication, by: Asker, at: datetime) -> PublicationRow:
    row = PublicationRow(
        key=publication.key,
        follows_id=publication.follows,
        title=publication.title,
        since=publication.since,
        until=publication.until,
        known_at=publication.known_at,
        published_at=at,
        published_by_id=by.id,
        version=publication.version,
        tables=dict(publication.tables),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyDone(who="En anden", what="offentliggjort en rapport", when="imens") from error
    return row
