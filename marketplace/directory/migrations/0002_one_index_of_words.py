"""Words and traits in one index that repeats what is filtered and counted; the worker fills it."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def ask_for_entries(apps, _schema_editor):
    """Where companies stand in the directory, owe the worker a rebuild of it."""
    if not apps.get_model("directory", "Entry").objects.exists():
        return
    now = timezone.now()
    apps.get_model("kernel", "Message").objects.create(
        topic="directory.rebuild", payload={}, created_at=now, not_before=now
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_directory")]

    operations = [
        migrations.DeleteModel(name="Mark"),
        migrations.DeleteModel(name="Word"),
        migrations.RemoveIndex(model_name="entry", name="directory_by_country"),
        migrations.RemoveIndex(model_name="entry", name="directory_by_kind"),
        migrations.AddField(
            model_name="entry",
            name="divisions",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="entry",
            name="certificates",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_name", models.CharField(max_length=200)),
                ("country", models.CharField(max_length=2)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("verified_at", models.DateTimeField()),
                ("divisions", models.CharField(blank=True, max_length=60)),
                ("certificates", models.CharField(blank=True, max_length=80)),
                ("word", models.BinaryField(max_length=160)),
                ("rank", models.PositiveSmallIntegerField(default=0)),
                (
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="directory.entry",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=[
                            "word",
                            "rank",
                            "sort_name",
                            "entry",
                            "verified_at",
                            "country",
                            "kind",
                            "divisions",
                            "certificates",
                        ],
                        name="directory_by_word",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "word"), name="directory_word_once")
                ],
            },
        ),
        migrations.RunPython(ask_for_entries, migrations.RunPython.noop),
    ]
