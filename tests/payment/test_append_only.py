"""PostgreSQL itself refuses to change the ledger."""

import pytest
from django.db import IntegrityError, connection

from tests.order import acts
from tests.world import World

pytestmark = pytest.mark.server


@pytest.mark.parametrize(
    "sql", ["UPDATE payment_entry SET amount_minor = 1", "DELETE FROM payment_entry"]
)
def test_the_database_refuses(world: World, sql: str) -> None:
    acts.paid(world, world.order().purchase)
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(sql)
