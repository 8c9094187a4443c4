"""What is published is registered with its files, and is never changed."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PUBLISHED = ("publication", "publishedfile")

STAYS = """
CREATE FUNCTION records_publication_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is published is never changed' USING ERRCODE = 'insufficient_privilege';
END $$;
""" + "".join(
    f"CREATE TRIGGER publication_stays BEFORE UPDATE OR DELETE ON records_{name}"
    " FOR EACH ROW EXECUTE FUNCTION records_publication_stays();\n"
    f"CREATE TRIGGER publication_stays_whole BEFORE TRUNCATE ON records_{name}"
    " FOR EACH STATEMENT EXECUTE FUNCTION records_publication_stays();\n"
    for name in PUBLISHED
)

LOOSE = (
    "".join(
        f"DROP TRIGGER publication_stays ON records_{name};\n"
        f"DROP TRIGGER publication_stays_whole ON records_{name};\n"
        for name in PUBLISHED
    )
    + "DROP FUNCTION records_publication_stays();"
)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0004_schooling"),
    ]

    operations = [
        migrations.CreateModel(
            name="Publication",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.UUIDField(unique=True)),
                ("title", models.CharField(max_length=160)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("known_at", models.DateTimeField()),
                ("published_at", models.DateTimeField()),
                ("version", models.CharField(max_length=16)),
                ("tables", models.JSONField()),
                (
                    "follows",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="next",
                        to="records.publication",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublishedFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="records.publication",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                fields=("follows",), name="publication_first_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("since"))), name="publication_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedfile",
            constraint=models.UniqueConstraint(fields=("publication", "name"), name="published_file_once"),
        ),
        migrations.RunSQL(STAYS, LOOSE),
    ]
