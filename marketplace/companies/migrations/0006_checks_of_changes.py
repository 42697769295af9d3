"""Which change an automatic check was made for."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0005_proof_sources"),
    ]

    operations = [
        migrations.AddField(
            model_name="checkresult",
            name="change",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="companies.changerequest",
            ),
        ),
    ]
