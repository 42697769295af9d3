"""What the buyer's time to check rests on: extended once, a short receipt settled."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("order", "1001_contract"),
    ]

    operations = [
        migrations.AddField(
            model_name="order",
            name="receipt_extended",
            field=models.BooleanField(default=False, verbose_name="Time to check extended"),
        ),
        migrations.AddField(
            model_name="order",
            name="receipt_settled_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="Receipt settled"),
        ),
    ]
