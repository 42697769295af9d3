"""Home pages made before keep their look as shelves; editors named before join their group."""

from django.db import migrations

from cms.editors import seat_all
from cms.seed import furnish


def make(apps, _schema_editor):
    furnish(apps.get_model)
    seat_all(apps.get_model)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_pages"),
        ("accounts", "0002_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
