"""What was decided is superseded and never changed; names sort as Danish sorts on every server."""

from __future__ import annotations

from typing import Any

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

from varigespor.domain.people import sort_key

STAYING = (
    "absence",
    "address",
    "assignment",
    "caseperiod",
    "cover",
    "measureperiod",
    "networkmember",
    "number",
    "post",
    "price",
    "relation",
    "route",
    "sharing",
)

ONLY_SUPERSEDED = """
CREATE FUNCTION records_only_superseded() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at'
        OR (OLD.superseded_at IS NOT NULL AND NEW.superseded_at IS DISTINCT FROM OLD.superseded_at) THEN
        RAISE EXCEPTION '%: a row is superseded once and never changed', TG_TABLE_NAME
            USING ERRCODE = 'check_violation', CONSTRAINT = 'only_superseded';
    END IF;
    RETURN NEW;
END $$;
""" + "".join(
    f"CREATE TRIGGER only_superseded BEFORE UPDATE ON records_{name}"
    " FOR EACH ROW EXECUTE FUNCTION records_only_superseded();\n"
    for name in STAYING
)

CHANGEABLE = (
    "".join(f"DROP TRIGGER only_superseded ON records_{name};\n" for name in STAYING)
    + "DROP FUNCTION records_only_superseded();"
)

A_PERIOD_STAYS = """
CREATE FUNCTION records_check_period_stays(the_case uuid) RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM records_caseperiod WHERE case_id = the_case) AND NOT EXISTS (
        SELECT FROM records_caseperiod WHERE case_id = the_case AND superseded_at IS NULL
    ) THEN
        RAISE EXCEPTION 'case %: its periods are all superseded; close it instead', the_case
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_keeps_a_period';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION records_one_adviser() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM records_check_one_adviser(OLD.case_id);
        PERFORM records_check_period_stays(OLD.case_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.case_id <> OLD.case_id) THEN
        PERFORM records_check_one_adviser(NEW.case_id);
    END IF;
    RETURN NULL;
END $$;
"""

A_PERIOD_MAY_GO = """
CREATE OR REPLACE FUNCTION records_one_adviser() RETURNS trigger LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM records_check_one_adviser(OLD.case_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.case_id <> OLD.case_id) THEN
        PERFORM records_check_one_adviser(NEW.case_id);
    END IF;
    RETURN NULL;
END $$;
DROP FUNCTION records_check_period_stays(uuid);
"""


def sort_again(apps: Any, _: Any) -> None:
    """Every name's key anew: accents are folded from here on."""
    for person in apps.get_model("records", "Person").objects.iterator():
        key = sort_key(given_name=person.given_name, family_name=person.family_name)
        if key != person.sort_key:
            person.sort_key = key
            person.save(update_fields=["sort_key"])


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_committee"),
    ]

    operations = [
        migrations.AlterField(
            model_name="person",
            name="sort_key",
            field=models.CharField(db_collation="C", max_length=200),
        ),
        migrations.AlterField(
            model_name="personevent",
            name="sort_key",
            field=models.CharField(db_collation="C", max_length=200),
        ),
        migrations.RunPython(sort_again, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="networkmember",
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
                    ("line", "="),
                ],
                name="network_line_no_overlap",
            ),
        ),
        migrations.RunSQL(ONLY_SUPERSEDED, CHANGEABLE),
        migrations.RunSQL(A_PERIOD_STAYS, A_PERIOD_MAY_GO),
    ]
