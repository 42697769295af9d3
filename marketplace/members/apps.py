"""The members application: effects, the invitation's mail, news, notices and places."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Label `members`."""

    name = "marketplace.members"
    label = "members"
    verbose_name = _("Members")

    def ready(self) -> None:
        """Register what the kernel and the notices ask for by name."""
        from marketplace.kernel import effects, events, outbox
        from marketplace.members import mail, notices, places
        from marketplace.members.actions import asking, claiming, inviting, objecting

        effects.register("invitation.renew", inviting.renew)
        effects.register("invitation.seat", inviting.seat)
        effects.register("join.seat", asking.admit)
        effects.register("company.invite_owner", claiming.invite_imported)
        effects.register("address.forget", objecting.forget_address)
        events.subscribe("company.role_changed", inviting.void_of_leaver)
        outbox.handles(mail.TOPIC, mail.deliver, apart=True)
        places.register()
        notices.register()
