"""What a job made, kept as a file that the person who asked for it downloads."""

import hashlib
import mimetypes
from io import BytesIO
from typing import IO, Final

from django.db.models import Q

from marketplace.kernel import jobs
from marketplace.kernel.files import keeping, scanning
from marketplace.kernel.files.forgetting import forget
from marketplace.kernel.files.paths import path_of
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import Party

RESULT: Final = "job_result"
INPUT: Final = "job_input"
PIECE: Final = 1 << 20


def attach(job: Job, name: str, content: bytes) -> StoredFile:
    """Keep bytes that our own code made as the job's result, a second result replacing the first;
    return the row. Raises Refused when there is no room."""
    return attach_file(job, name, BytesIO(content))


def attach_file(job: Job, name: str, made: IO[bytes]) -> StoredFile:
    """Keep in the same way what our own code wrote to a file, read a piece at a time."""
    made.seek(0)
    facts = {
        "content_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "original_sha256": hashlib.file_digest(made, "sha256").hexdigest(),  # type: ignore[arg-type]
        "size": made.tell(),
        "scan": scanning.NONE,
    }
    made.seek(0)
    before, job.result = job.result, keeping.row(name, RESULT, jobs.party_of(job), **facts)
    keeping.write(path_of(job.result), iter(lambda: made.read(PIECE), b""))
    job.result.save()
    job.save(update_fields=["result"])
    if before is not None:
        forget(before)
    return job.result


def is_owner(party: Party, stored: StoredFile) -> bool:
    """Say whether a party put a file there itself, for the same company."""
    is_person = party.person_id is not None and party.person_id == stored.person_id
    return is_person and party.company_id == stored.company_id


def is_of_own_job(party: Party, stored: StoredFile) -> bool:
    """Say the same of a job's file, as long as the role has all rights of the one it was then."""
    used = Job.objects.filter(Q(file=stored) | Q(result=stored), role__in=party.beyond)
    return is_owner(party, stored) and not used.exists()
