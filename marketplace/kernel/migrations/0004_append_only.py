"""The database's guard on what happened: see `marketplace/kernel/append_only.py`."""

from django.db import migrations

from marketplace.kernel import append_only


def install(_apps, schema_editor):
    append_only.install(schema_editor.connection)


def remove(_apps, schema_editor):
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0003_prepared_files_and_job_results")]
    operations = [migrations.RunPython(install, remove)]
