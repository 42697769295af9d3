"""Oscar's admin of the catalogue, unchanged."""

from oscar.apps.catalogue.admin import *  # noqa: F403
