"""Oscar's admin of the order tables, for the platform administrator alone."""

from oscar.apps.order.admin import *
