"""Titles of drafts are sealed with their text, and a form's key belongs to the one who sent it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_rehearsal")]

    operations = [
        migrations.RunSQL("DELETE FROM records_draft", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="draft", name="title"),
        migrations.AlterField(model_name="followup", name="key", field=models.CharField(max_length=80)),
        migrations.AlterField(model_name="note", name="key", field=models.CharField(max_length=80)),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(fields=("by", "key"), name="follow_up_once"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(fields=("by", "key"), name="note_once"),
        ),
    ]
