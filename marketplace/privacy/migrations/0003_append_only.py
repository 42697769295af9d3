"""The database's guard on published policies: see `marketplace/privacy/append_only.py`."""

from django.db import migrations

from marketplace.privacy import append_only


def install(_apps, schema_editor):
    append_only.install(schema_editor.connection)


def remove(_apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_policies")]
    operations = [migrations.RunPython(install, remove)]
