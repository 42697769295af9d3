"""Introductions move to their language, numbers get their index, licences their reminders."""

from datetime import UTC, datetime, timedelta

from django.db import migrations

from marketplace.companies.numbering import index_numbers
from marketplace.kernel.deadlines import end_of_day


def move_texts(apps, _schema_editor):
    """Put what was written in no language in English, and index all register numbers."""
    companies = apps.get_model("companies", "Company").objects
    fields = ["introductions", "registration_index", "vat_index"]
    batch = []
    for company in companies.only(
        "introduction", "registration_kind", "registration_number", "vat_id", "country"
    ).iterator(chunk_size=500):
        company.introductions = {"en": company.introduction} if company.introduction else {}
        index_numbers(company)
        batch.append(company)
    companies.bulk_update(batch, fields, batch_size=500)


def move_back(apps, _schema_editor):
    """Put the English text, or the first there is, where it was."""
    for company in apps.get_model("companies", "Company").objects.exclude(introductions={}):
        texts = company.introductions
        company.introduction = texts.get("en") or next(iter(texts.values()))
        company.save(update_fields=["introduction"])


def start_reminders(apps, _schema_editor):
    """Remind verified companies of the end of their licence as the table would have."""
    verified = apps.get_model("companies", "Company").objects.filter(status="verified")
    due = [(c.pk, remind_at(c.verified_until)) for c in verified if c.verified_until]
    deadline = apps.get_model("kernel", "Deadline")
    deadline.objects.bulk_create(
        deadline(object_type="companies.company", object_id=pk, step="remind", due_at=at)
        for pk, at in due
        if at is not None
    )


def remind_at(until):
    days = [end_of_day(until - timedelta(days=number)) for number in (30, 7, 1)]
    return next((day for day in days if day > datetime.now(UTC)), None)


def stop_reminders(apps, _schema_editor):
    kinds = {"object_type": "companies.company", "step": "remind"}
    apps.get_model("kernel", "Deadline").objects.filter(**kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0002_whole_file"),
        ("kernel", "0003_prepared_files_and_job_results"),
    ]

    operations = [
        migrations.RunPython(move_texts, move_back),
        migrations.RunPython(start_reminders, stop_reminders),
        migrations.RemoveField(model_name="company", name="introduction"),
    ]
