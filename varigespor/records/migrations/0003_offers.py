"""Whether parents were offered a support person, and respite that the child's own network gives instead."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

STAYING = ("networkrespite", "supportperson")
ONLY_SUPERSEDED = "".join(
    f"CREATE TRIGGER only_superseded BEFORE UPDATE ON records_{name}"
    " FOR EACH ROW EXECUTE FUNCTION records_only_superseded();\n"
    for name in STAYING
)
CHANGEABLE = "".join(f"DROP TRIGGER only_superseded ON records_{name};\n" for name in STAYING)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="NetworkRespite",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("known_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("line", models.UUIDField()),
                ("giver", models.UUIDField()),
                ("nights", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SupportPerson",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("known_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("state", models.CharField(max_length=20)),
                ("words", models.CharField(blank=True, max_length=300)),
            ],
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="decision",
            name="update_update",
        ),
        migrations.AddField(
            model_name="decision",
            name="support_person",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="decision",
            name="support_person_words",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="decisionevent",
            name="support_person",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="decisionevent",
            name="support_person_words",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "records_decisionevent" ("assessment_exception", "case_id", "child_talk", "child_view", "committee_reference", "consensus", "decided_at", "decided_by_id", "decided_note", "emergency_reason", "expected_duration", "goals", "health_psychology", "id", "key", "kind", "level", "met_on", "network", "normal_life", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "purpose", "reason", "state", "support_person", "support_person_words", "version", "what_would_take_us_up", "why_not_lower") VALUES (OLD."assessment_exception", OLD."case_id", OLD."child_talk", OLD."child_view", OLD."committee_reference", OLD."consensus", OLD."decided_at", OLD."decided_by_id", OLD."decided_note", OLD."emergency_reason", OLD."expected_duration", OLD."goals", OLD."health_psychology", OLD."id", OLD."key", OLD."kind", OLD."level", OLD."met_on", OLD."network", OLD."normal_life", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."purpose", OLD."reason", OLD."state", OLD."support_person", OLD."support_person_words", OLD."version", OLD."what_would_take_us_up", OLD."why_not_lower"); RETURN NULL;',
                    hash="e78c41fe45de34ce19ce0b3610c3cf472c45133f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_434e1",
                    table="records_decision",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="networkrespite",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="networkrespite",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="network_respites",
                to="records.case",
            ),
        ),
        migrations.AddField(
            model_name="networkrespite",
            name="instead_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="records.catalogueentry",
            ),
        ),
        migrations.AddField(
            model_name="networkrespite",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.networkmember"
            ),
        ),
        migrations.AddField(
            model_name="supportperson",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="supportperson",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="support_persons", to="records.case"
            ),
        ),
        migrations.AddField(
            model_name="supportperson",
            name="decision",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="support_persons",
                to="records.decision",
            ),
        ),
        migrations.AddField(
            model_name="supportperson",
            name="follow_up",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="support_persons",
                to="records.followup",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkrespite",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                expressions=[
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_to"),
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                    ("case", "="),
                    ("giver", "="),
                ],
                name="network_respite_no_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkrespite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="network_respite_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkrespite",
            constraint=models.CheckConstraint(
                condition=models.Q(("nights__gte", 1), ("nights__lte", 31)), name="network_respite_nights"
            ),
        ),
        migrations.AddConstraint(
            model_name="supportperson",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                expressions=[
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_to"),
                            models.Value("[)"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                    ("case", "="),
                ],
                name="support_person_no_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="support_person_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["never_offered", "offered", "accepted", "declined"])),
                name="support_person_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="supportperson",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision__isnull", True), ("follow_up__isnull", False)),
                    models.Q(("decision__isnull", False), ("follow_up__isnull", True)),
                    _connector="OR",
                ),
                name="support_person_asked_once",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="support_person",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="followup",
            name="support_person_words",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.RunSQL(ONLY_SUPERSEDED, CHANGEABLE),
    ]
