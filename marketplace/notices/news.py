"""What the kernel's own work tells its owner: a file that could not be prepared, a job that
ended."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, jobs
from marketplace.kernel.models import Event, Job, StoredFile
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind
from marketplace.notices.mail import in_language_of

KINDS: Final = (
    Kind(
        "file.unusable",
        _("The file %(name)s could not be prepared"),
        _("It was not kept. The page where you sent it says why. Send it again there."),
        must_send=True,
        label=_("A file could not be prepared"),
    ),
    Kind(
        "job.finished",
        _("Finished: %(job)s"),
        _("Its result and log are kept for 30 days."),
        label=_("A job that took over a minute has finished"),
    ),
    Kind(
        "job.failed",
        _("Failed: %(job)s"),
        _("What was done before stays. The page of the job says why it ended."),
        label=_("A job has failed"),
    ),
)


def tell_of_file(event: Event) -> None:
    """Tell who sent a file that it is unusable."""
    stored = StoredFile.objects.filter(pk=event.object_id).first()
    if stored is not None and stored.person_id is not None:
        job = stored.jobs.order_by("-pk").first()
        url = job.get_absolute_url() if job else ""
        tell([stored.person_id], event.name, url=url, name=stored.name)


def tell_of_job(event: Event) -> None:
    """Tell who started a job how it ended."""
    job = Job.objects.select_related("person").filter(pk=event.object_id).first()
    if job is not None and job.person is not None:
        with in_language_of(job.person):
            label = jobs.label_of(job)
        tell([job.person.pk], event.name, url=job.get_absolute_url(), job=label)


def register() -> None:
    """Make the kinds known and listen for the news."""
    kinds.register(*KINDS)
    events.subscribe("file.unusable", tell_of_file)
    events.subscribe("job.finished", tell_of_job)
    events.subscribe("job.failed", tell_of_job)
