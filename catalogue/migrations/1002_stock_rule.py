"""The database's guard on stock: see `catalogue/stock_rule.py`."""

from django.db import migrations

from catalogue import stock_rule


def install(_apps, schema_editor):
    stock_rule.install(schema_editor.connection)


def remove(_apps, schema_editor):
    stock_rule.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "1001_listings"),
        ("partner", "0007_partneraddress_code"),
    ]

    operations = [migrations.RunPython(install, remove)]
