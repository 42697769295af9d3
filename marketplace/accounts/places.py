"""Where people and moderators find this app's work, and who may open an identity document."""

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.actions.identity import PURPOSE
from marketplace.accounts.queries import count_waiting
from marketplace.kernel import rail
from marketplace.kernel.files import Purpose, register_purpose
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party


def may_open(party: Party, document: StoredFile) -> bool:
    """Say whether a party may open an identity document: its person and moderators."""
    own = party.person_id is not None and party.person_id == document.person_id
    return own or party.may("verify")


def register() -> None:
    """Put the places on the rail and let documents be stored."""
    register_purpose(Purpose(name=PURPOSE, kinds=frozenset({"image", "pdf"}), may_see=may_open))
    rail.add(rail.Entry(section="me", label=_("Person"), url_name="me", order=10))
    rail.add(
        rail.Entry(section="me", label=_("Identity check"), url_name="account_identity", order=20)
    )
    rail.add(rail.Entry(section="me", label=_("Devices"), url_name="usersessions_list", order=30))
    rail.add(rail.Entry(section="me", label=_("Second factor"), url_name="mfa_index", order=40))
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("Identity checks"),
            url_name="identity:queue",
            right="verify",
            count=count_waiting,
            order=20,
        )
    )
