"""What nobody needs any more: files without a row, drawn pages nobody looked at lately, old jobs
with what they made, work that was done, and uploads whose preparation was lost."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db.models import ProtectedError

from marketplace.kernel.clock import real_now
from marketplace.kernel.files.attaching import INPUT, RESULT
from marketplace.kernel.files.forgetting import forget
from marketplace.kernel.files.paths import PAGES
from marketplace.kernel.files.preparing import give_up_lost
from marketplace.kernel.models import Job, Message, StoredFile

OLD: Final = timedelta(days=1)
"""No upload takes so long that its row could still come."""
PAGES_KEPT: Final = timedelta(days=30)
"""Pages are drawn again when somebody asks for them."""
JOBS_KEPT: Final = timedelta(days=30)
DONE_KEPT: Final = timedelta(days=30)
AT_A_TIME: Final = 500


def sweep() -> int:
    """Do all of it; return how many files without a row were removed."""
    give_up_lost()
    sweep_jobs()
    sweep_messages()
    folders = [path for path in Path(settings.PRIVATE_DIR).glob("??") if path.is_dir()]
    return sum(_swept(folder) for folder in folders)


def sweep_jobs() -> int:
    """Remove jobs that ended 30 days ago, with their results and inputs; return how many."""
    ended = Job.objects.filter(finished_at__lt=real_now() - JOBS_KEPT).order_by("pk")[:AT_A_TIME]
    old = list(ended.select_related("file", "result"))
    for job in old:
        made = [kept for kept in (job.file, job.result) if kept and kept.purpose in {INPUT, RESULT}]
        job.delete()
        for kept in made:
            _drop(kept)
    return len(old)


def sweep_messages() -> int:
    """Remove what was delivered 30 days ago, sealed or not; return how much."""
    done = Message.objects.filter(done_at__lt=real_now() - DONE_KEPT)
    count, _by_model = done.delete()
    return count


def _drop(kept: StoredFile) -> None:
    """Remove a file of a job unless something else holds it."""
    try:
        forget(kept)
    except ProtectedError:
        return


def _swept(folder: Path) -> int:
    old = {path.name: path for path in _older(folder, OLD)}
    names = {name.partition(".")[0] for name in old}
    owned = StoredFile.objects.filter(public_id__in=names).values_list("public_id", flat=True)
    orphaned = names - set(owned)
    for name, path in old.items():
        if name.partition(".")[0] in orphaned:
            _remove(path)
    for path in _older(folder, PAGES_KEPT):
        if path.name.endswith(PAGES):
            _remove(path)
    return len(orphaned)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _older(folder: Path, age: timedelta) -> Iterator[Path]:
    before = (real_now() - age).timestamp()
    for path in folder.iterdir():
        if path.stat().st_mtime < before:
            yield path
