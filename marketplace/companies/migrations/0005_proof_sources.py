"""Words of the sources of a tax proof; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0004_objections"),
    ]

    operations = [
        migrations.AlterField(
            model_name="taxproof",
            name="source",
            field=models.CharField(
                choices=[
                    ("vies", "VIES of the European Commission"),
                    ("national", "The country’s own register"),
                    ("paper", "A paper of the tax office"),
                ],
                max_length=40,
            ),
        ),
    ]
