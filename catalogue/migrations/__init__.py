"""Oscar's migrations and ours, in one package; ours are numbered from 1001."""

from oscar.apps.catalogue import migrations as _upstream

__path__.extend(_upstream.__path__)
