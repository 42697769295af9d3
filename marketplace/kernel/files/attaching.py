"""What a job made, kept as a file that the person who asked for it downloads."""

import hashlib
import mimetypes
from typing import Final

from marketplace.kernel import jobs
from marketplace.kernel.files import keeping, scanning
from marketplace.kernel.files.paths import erase
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import Party

RESULT: Final = "job_result"
INPUT: Final = "job_input"


def attach(job: Job, name: str, content: bytes) -> StoredFile:
    """Keep bytes that our own code made as the job's result, a second result replacing the first;
    return the row. Raises Refused when there is no room."""
    facts = {
        "content_type": mimetypes.guess_type(name)[0] or "application/octet-stream",
        "size": len(content),
        "original_sha256": hashlib.sha256(content).hexdigest(),
        "scan": scanning.NONE,
    }
    before, job.result = job.result, keeping.row(name, RESULT, jobs.party_of(job), **facts)
    keeping.keep(job.result, content)
    job.save(update_fields=["result"])
    if before is not None:
        drop(before)
    return job.result


def drop(stored: StoredFile) -> None:
    """Forget a file that nothing refers to any more, with its bytes."""
    stored.delete()
    erase(stored)


def is_owner(party: Party, stored: StoredFile) -> bool:
    """Say whether a party put a file there itself, for the same company."""
    is_person = party.person_id is not None and party.person_id == stored.person_id
    return is_person and party.company_id == stored.company_id
