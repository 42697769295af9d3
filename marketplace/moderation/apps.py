"""The moderation application: places on the rail, effects, guards and the job of its lists."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """Label `moderation`."""

    name = "marketplace.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        """Put the queues on the rail and answer to what companies' table names."""
        from marketplace.companies.process.obstacles import obstruct
        from marketplace.kernel import effects, jobs
        from marketplace.moderation import places
        from marketplace.moderation.actions import deciding, judging, lists, screening, suspending
        from marketplace.moderation.queries import obstacles

        effects.register("company.stamp_verified", deciding.accept_accounts)
        effects.register("company.checked", screening.screen_checked)
        effects.register("company.checked", judging.forget_edited)
        effects.register("company.open_suspension", suspending.open_suspension)
        effects.register("company.open_appeal", suspending.open_appeal)
        effects.register("company.close_appeal", suspending.close_appeal)
        effects.register("company.close_suspension", suspending.close_suspension)
        effects.register("hit.keep_reason", screening.keep_reason)
        effects.register("screening_list.start", lists.start)
        jobs.works(lists.LOAD, lists.load, label=_("Loading of a screening list"))
        obstruct("approve", obstacles.approval)
        obstruct("appeal", obstacles.appeal)
        obstruct("uphold", obstacles.uphold)
        places.register()
