"""A mute becomes a wish: when by mail, and whether also as a text; notices may wait for a daily
mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Who had muted a kind keeps getting no mail of it."""

    dependencies = [
        ("notices", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="mute", name="one_mute_per_kind"),
        migrations.RenameModel(old_name="Mute", new_name="Wish"),
        migrations.AddField(
            model_name="wish",
            name="mail",
            field=models.CharField(default="never", max_length=10),
        ),
        migrations.AlterField(
            model_name="wish",
            name="mail",
            field=models.CharField(
                choices=[
                    ("at_once", "at once"),
                    ("daily", "once a day"),
                    ("never", "never"),
                ],
                default="at_once",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="wish", name="text", field=models.BooleanField(default=True)
        ),
        migrations.AlterField(
            model_name="wish",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="wish",
            constraint=models.UniqueConstraint(fields=("person", "kind"), name="one_wish_per_kind"),
        ),
        migrations.AddField(
            model_name="notice",
            name="digest_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("digest_at__isnull", False)),
                fields=["digest_at"],
                name="notices_for_a_digest",
            ),
        ),
    ]
