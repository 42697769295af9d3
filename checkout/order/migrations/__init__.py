"""Oscar's migrations and ours, numbered from 1001."""

from oscar.apps.order import migrations as _upstream

__path__.extend(_upstream.__path__)
