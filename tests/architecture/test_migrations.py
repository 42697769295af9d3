"""The migrations say what the models say."""

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import NonInteractiveMigrationQuestioner
from django.db.migrations.state import ProjectState
from django.utils import translation

OURS = {
    config.label
    for config in apps.get_app_configs()
    if config.name.startswith(("catalogue", "checkout", "cms", "disputes", "marketplace", "search"))
}


def loader(settings) -> MigrationLoader:
    """Return the migrations as a server reads them."""
    settings.MIGRATION_MODULES = {}
    return MigrationLoader(None)


def test_no_migration_is_missing(settings) -> None:
    known = loader(settings)
    asked = NonInteractiveMigrationQuestioner(specified_apps=OURS, dry_run=True)
    with translation.override(None):
        found = MigrationAutodetector(known.project_state(), ProjectState.from_apps(apps), asked)
        missing = found.changes(graph=known.graph, trim_to_apps=OURS)
    assert {label: [m.operations for m in made] for label, made in missing.items()} == {}


def test_no_two_migrations_contradict_each_other(settings) -> None:
    assert loader(settings).detect_conflicts() == {}
