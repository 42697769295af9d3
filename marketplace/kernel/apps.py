"""The kernel's application: it registers its own outbox topics."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KernelConfig(AppConfig):
    """Label `kernel`; imports nothing of ours but itself."""

    name = "marketplace.kernel"
    label = "kernel"
    verbose_name = _("Kernel")

    def ready(self) -> None:
        """Let the outbox carry events and jobs; show staff what it could not deliver."""
        from marketplace.kernel import dead_letters, events, jobs, outbox, slots
        from marketplace.kernel.files import places

        outbox.handles(events.TOPIC, events.deliver)
        outbox.handles(jobs.TOPIC, jobs.perform, apart=True, lease=jobs.LEASE)
        slots.fill("moderation.queues", dead_letters.note, order=80)
        places.register()
