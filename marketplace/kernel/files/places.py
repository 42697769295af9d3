"""What the kernel's own files are for, the job that prepares large ones, and its place on the
rail."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, jobs, rail
from marketplace.kernel.files import attaching, preparing
from marketplace.kernel.files.purposes import Purpose, register_purpose


def register() -> None:
    """Make them known."""
    text, whose = frozenset({"text"}), attaching.is_of_own_job
    inputs = Purpose(name=attaching.INPUT, kinds=text, may_see=whose, largest=settings.IMPORT_LIMIT)
    register_purpose(inputs)
    register_purpose(Purpose(name=attaching.RESULT, kinds=text, may_see=whose))
    jobs.works(
        preparing.KIND,
        preparing.prepare,
        label=_("Preparing a file"),
        tells=False,
        beats=preparing.BEATS,
    )
    events.describe("file.unusable", _("File could not be prepared"))
    events.describe("job.finished", _("Job finished"))
    events.describe("job.failed", _("Job failed"))
    rail.add(rail.Entry(section="me", label=_("My jobs"), url_name="jobs", order=60))
