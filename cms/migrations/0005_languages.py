"""Every language of the market can be chosen for a page; editors may begin translations."""

from django.db import migrations

from cms import editors
from cms.seed import name_languages


def make(apps, _schema_editor):
    name_languages(apps.get_model)
    for group in apps.get_model("auth", "Group").objects.filter(name=editors.GROUP):
        editors.allow_translating(apps.get_model, group)


class Migration(migrations.Migration):
    dependencies = [("cms", "0004_shelves")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
