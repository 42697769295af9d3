"""Oscar's admin of its payment tables; the ledger is changed by actions alone."""

from oscar.apps.payment.admin import *
