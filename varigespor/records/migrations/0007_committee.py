"""The committee answers in a meeting: its day and where its words stand are kept with the decision."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0006_reopening"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="decision",
            name="update_update",
        ),
        migrations.AddField(
            model_name="decision",
            name="committee_reference",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="decision",
            name="met_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="decisionevent",
            name="committee_reference",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="decisionevent",
            name="met_on",
            field=models.DateField(blank=True, null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="decision",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "records_decisionevent" ("assessment_exception", "case_id", "child_talk", "child_view", "committee_reference", "consensus", "decided_at", "decided_by_id", "decided_note", "emergency_reason", "expected_duration", "health_psychology", "id", "key", "kind", "level", "met_on", "network", "normal_life", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prepared_at", "prepared_by_id", "purpose", "reason", "state", "version", "what_would_take_us_up", "why_not_lower") VALUES (OLD."assessment_exception", OLD."case_id", OLD."child_talk", OLD."child_view", OLD."committee_reference", OLD."consensus", OLD."decided_at", OLD."decided_by_id", OLD."decided_note", OLD."emergency_reason", OLD."expected_duration", OLD."health_psychology", OLD."id", OLD."key", OLD."kind", OLD."level", OLD."met_on", OLD."network", OLD."normal_life", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."prepared_at", OLD."prepared_by_id", OLD."purpose", OLD."reason", OLD."state", OLD."version", OLD."what_would_take_us_up", OLD."why_not_lower"); RETURN NULL;',
                    hash="cabef9b750aa80c184ef29cd95518f741cbf2130",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_434e1",
                    table="records_decision",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("level", "committee"), ("state__in", ["decided", "not_decided"]), _negated=True
                    ),
                    ("met_on__isnull", False),
                    _connector="OR",
                ),
                name="committee_answers_in_a_meeting",
            ),
        ),
    ]
