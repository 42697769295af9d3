"""The second factor of demo people: a published secret and codes on demand."""

import secrets

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.utils import encrypt
from django.db import transaction

from marketplace.accounts.models import User
from marketplace.accounts.rules import is_demo_address
from marketplace.kernel.refusal import Refused

DEMO_SECRET = "JBSWY3DPEHPK3PXP"  # noqa: S105  (published in the documentation of the demo)
MOST_CODES = 50


def _demo_only(user: User) -> None:
    if not is_demo_address(user.email):
        raise Refused("Only people of the demo have published codes.", code="not_demo")


@transaction.atomic
def install_demo_second_factor(user: User) -> None:
    """Give a demo person the published TOTP secret; a second time changes nothing.

    Raises Refused for anybody who is not of the demo.
    """
    _demo_only(user)
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, DEMO_SECRET)


@transaction.atomic
def demo_code(email: str) -> str:
    """Return a new recovery code of a demo person, good once; codes given out before stay good.

    Raises Refused for anybody who is not of the demo, or unknown.
    """
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        raise Refused("There is no such person.", code="unknown")
    _demo_only(user)
    install_demo_second_factor(user)
    row, _made = Authenticator.objects.select_for_update().get_or_create(
        user=user,
        type=Authenticator.Type.RECOVERY_CODES,
        defaults={"data": {"migrated_codes": []}},
    )
    code = f"{secrets.randbelow(10**8):08d}"
    row.data = {
        "migrated_codes": [*row.data.get("migrated_codes", []), encrypt(code)][-MOST_CODES:]
    }
    row.save(update_fields=["data"])
    return code
