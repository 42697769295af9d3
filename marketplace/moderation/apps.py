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
        from marketplace.companies.statement import explain_with
        from marketplace.kernel import effects, jobs
        from marketplace.moderation import notices, places, said
        from marketplace.moderation.actions import deciding, judging, lists, screening, suspending
        from marketplace.moderation.queries import obstacles

        answers = (
            ("company.stamp_verified", deciding.accept_accounts),
            ("company.checked", screening.screen_checked),
            ("company.checked", judging.forget_edited),
            ("company.open_suspension", suspending.open_suspension),
            ("company.open_appeal", suspending.open_appeal),
            ("company.close_appeal", suspending.close_appeal),
            ("company.close_suspension", suspending.close_suspension),
            ("hit.keep_reason", screening.keep_reason),
            ("screening_list.start", lists.start),
        )
        for name, effect in answers:
            effects.register(name, effect)
        jobs.works(lists.LOAD, lists.load, label=_("Loading of a screening list"))
        obstruct("approve", obstacles.approval)
        obstruct("change", obstacles.listed)
        obstruct("appeal", obstacles.appeal)
        obstruct("uphold", obstacles.uphold)
        explain_with(obstacles.stated)
        places.register()
        said.register()
        notices.register()
