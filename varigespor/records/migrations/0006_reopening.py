"""Why a case was opened again stands with the period that begins."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0005_ground")]

    operations = [
        migrations.AddField(
            model_name="caseperiod",
            name="opening_reason",
            field=models.CharField(blank=True, default="", max_length=300),
            preserve_default=False,
        ),
    ]
