"""Offers of the platform to owners are told apart: one open at a time, with who gave the address."""

from django.conf import settings
from django.db import migrations, models


def mark_offers(apps, _schema_editor):
    """Invitations by staff were offers of the platform before there was a column for it."""
    invitations = apps.get_model("members", "Invitation").objects
    invitations.exclude(invited_by__staff_role="").update(by_staff=True)


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0004_objections"),
        ("members", "0001_people_in_companies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="invitation",
            name="by_staff",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="invitation",
            name="source",
            field=models.CharField(blank=True, max_length=120, verbose_name="who gave the address"),
        ),
        migrations.AddField(
            model_name="invitation",
            name="source_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(mark_offers, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("by_staff", True), ("status", "sent")),
                fields=("company",),
                name="one_open_offer_per_company",
            ),
        ),
    ]
