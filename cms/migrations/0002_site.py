from django.db import migrations

from cms.seed import plant


def make(apps, _schema_editor):
    plant(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [("cms", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
