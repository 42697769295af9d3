"""Tables of the directory; a market that has verified companies is asked to fill them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def ask_for_entries(apps, _schema_editor):
    """Where companies are verified already, owe the worker a rebuild of the directory."""
    if not apps.get_model("companies", "Company").objects.filter(status="verified").exists():
        return
    now = timezone.now()
    apps.get_model("kernel", "Message").objects.create(
        topic="directory.rebuild", payload={}, created_at=now, not_before=now
    )


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("companies", "0001_initial"),
        ("kernel", "0002_pulse_message_leased_until"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "company",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="companies.company",
                    ),
                ),
                ("sort_name", models.CharField(max_length=200)),
                ("country", models.CharField(max_length=2)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("verified_at", models.DateTimeField()),
                ("digest", models.CharField(max_length=32)),
            ],
            options={
                "verbose_name_plural": "entries",
                "indexes": [
                    models.Index(fields=["sort_name", "company"], name="directory_by_name"),
                    models.Index(fields=["-verified_at", "-company"], name="directory_by_date"),
                    models.Index(
                        fields=["country", "sort_name", "company"], name="directory_by_country"
                    ),
                    models.Index(fields=["kind", "sort_name", "company"], name="directory_by_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Listed",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sort_name", models.CharField(max_length=200)),
                ("show_city", models.BooleanField(default=False, verbose_name="my city")),
                (
                    "show_industry",
                    models.BooleanField(default=False, verbose_name="my main industry"),
                ),
                ("show_photo", models.BooleanField(default=False, verbose_name="my photo")),
                ("since", models.DateTimeField()),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="companies.company",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "listed people",
            },
        ),
        migrations.CreateModel(
            name="ListedWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.BinaryField(max_length=160)),
                (
                    "listed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="directory.listed",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=12)),
                ("value", models.CharField(max_length=20)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="directory.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="source of the list")),
                ("made_at", models.DateTimeField()),
                ("new", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("same", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("preview", models.JSONField(blank=True, default=dict)),
                (
                    "check_job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kernel.job",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kernel.storedfile",
                    ),
                ),
                (
                    "import_job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kernel.job",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Imported",
            fields=[
                (
                    "company",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="companies.company",
                    ),
                ),
                ("source", models.CharField(max_length=120, verbose_name="source of the list")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="address to invite"),
                ),
                ("at", models.DateTimeField()),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="imported",
                        to="directory.run",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "imported companies",
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("division", models.CharField(blank=True, max_length=20)),
                ("certificate", models.CharField(blank=True, max_length=20)),
                ("number", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name_plural": "tallies",
                "indexes": [
                    models.Index(
                        fields=["kind", "division", "certificate", "country"],
                        name="directory_countries",
                    ),
                    models.Index(
                        fields=["country", "division", "certificate", "kind"],
                        name="directory_kinds",
                    ),
                    models.Index(
                        fields=["country", "kind", "certificate", "division"],
                        name="directory_divisions",
                    ),
                    models.Index(
                        fields=["country", "kind", "division", "certificate"],
                        name="directory_certificates",
                    ),
                ],
            },
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
                ("word", models.BinaryField(max_length=160)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="directory.entry",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="listed",
            index=models.Index(fields=["sort_name", "person"], name="directory_people_by_name"),
        ),
        migrations.AddConstraint(
            model_name="listedword",
            constraint=models.UniqueConstraint(
                fields=("word", "listed"), name="directory_person_word_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="mark",
            constraint=models.UniqueConstraint(
                fields=("name", "value", "entry"), name="directory_mark_once"
            ),
        ),
        migrations.AddIndex(
            model_name="imported",
            index=models.Index(fields=["run", "company"], name="directory_run_companies"),
        ),
        migrations.AddConstraint(
            model_name="word",
            constraint=models.UniqueConstraint(
                fields=("word", "entry"), name="directory_word_once"
            ),
        ),
        migrations.RunPython(ask_for_entries, migrations.RunPython.noop),
    ]
