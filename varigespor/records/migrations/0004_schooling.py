"""A child's schooling and what comes after."""

import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

STAYING = ("schoolabsence", "schoolexam", "youthoccupation")
ONLY_SUPERSEDED = "".join(
    f"CREATE TRIGGER only_superseded BEFORE UPDATE ON records_{name}"
    " FOR EACH ROW EXECUTE FUNCTION records_only_superseded();\n"
    for name in STAYING
)
CHANGEABLE = "".join(f"DROP TRIGGER only_superseded ON records_{name};\n" for name in STAYING)


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0003_offers"),
    ]

    operations = [
        migrations.CreateModel(
            name="SchoolAbsence",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("known_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("quarter", models.DateField()),
                ("illness", models.PositiveSmallIntegerField()),
                ("permitted", models.PositiveSmallIntegerField()),
                ("unlawful", models.PositiveSmallIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="school_absences",
                        to="records.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("case", "quarter"),
                        name="absence_once_a_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__day", 1), ("quarter__month__in", (1, 4, 7, 10))),
                        name="absence_by_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "illness__lte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.Value(1000), "-", models.F("permitted")
                                    ),
                                    "-",
                                    models.F("unlawful"),
                                ),
                            )
                        ),
                        name="absence_not_above_all",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolExam",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("known_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("school_year", models.PositiveSmallIntegerField()),
                ("grade", models.PositiveSmallIntegerField()),
                ("result", models.CharField(max_length=20)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="exams", to="records.case"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("case", "school_year"),
                        name="exam_once_a_year",
                    ),
                    models.CheckConstraint(condition=models.Q(("grade__in", (9, 10))), name="exam_grade"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result__in", ["passed", "not_passed", "awaited", "partly", "not_taken"])
                        ),
                        name="exam_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YouthOccupation",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("known_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
                ("on", models.DateField()),
                ("what", models.CharField(max_length=20)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="occupations",
                        to="records.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at__isnull", True)),
                        fields=("case", "on"),
                        name="occupation_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what__in", ["school", "education", "job", "other", "none"])),
                        name="occupation_what",
                    ),
                ],
            },
        ),
        migrations.RunSQL(ONLY_SUPERSEDED, CHANGEABLE),
    ]
