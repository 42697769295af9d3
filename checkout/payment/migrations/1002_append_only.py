"""The database's guard on the ledger: see `checkout/payment/append_only.py`."""

from django.db import migrations

from checkout.payment import append_only


def install(_apps, schema_editor):
    append_only.install(schema_editor.connection)


def remove(_apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("payment", "1001_ledger")]
    operations = [migrations.RunPython(install, remove)]
