"""Where people and moderators find this app's work, and who may open an identity document."""

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.actions import identity, photo
from marketplace.accounts.queries import count_waiting
from marketplace.kernel import rail
from marketplace.kernel.files import Purpose, register_purpose
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party


def may_open(party: Party, document: StoredFile) -> bool:
    """Say whether a party may open an identity document: its person and moderators."""
    own = party.person_id is not None and party.person_id == document.person_id
    return own or party.may("verify")


def is_own(party: Party, photo: StoredFile) -> bool:
    """Say whether a party may open the photo's file: its person; others where it is shown."""
    return party.person_id is not None and party.person_id == photo.person_id


def register() -> None:
    """Put the places on the rail and let documents be stored."""
    kinds = frozenset({"image", "pdf"})
    register_purpose(Purpose(name=identity.PURPOSE, kinds=kinds, may_see=may_open))
    register_purpose(Purpose(name=photo.PURPOSE, kinds=frozenset({"image"}), may_see=is_own))
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
