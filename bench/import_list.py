"""Peak memory and time of a list of companies of a size: handing in, checking, importing.

python -m bench.import_list 200            # megabytes: handed in and checked
python -m bench.import_list 20 --import    # and imported
"""

import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

FOLDER = tempfile.mkdtemp(prefix="comptoir-bench-")
os.environ["DATA_DIR"] = FOLDER
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import TemporaryUploadedFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from marketplace.accounts.models import User  # noqa: E402
from marketplace.directory.actions import start_check, start_import  # noqa: E402
from marketplace.directory.models import Run  # noqa: E402
from marketplace.kernel.outbox import relay  # noqa: E402
from marketplace.kernel.party import Party  # noqa: E402

HEADING = "legal_name,country,registration_kind,registration_number,line1,postcode,city,website,owner_email,industries\n"  # noqa: E501
ROW = (
    "Werk und Handel Nummer {n} GmbH,DE,other,HRB-{n:08d},Industriestrasse {n},20095,Hamburg,"
    "https://werk-{n}.example/,owner-{n}@werk.example,30000000-9 44000000-0\n"
)


def written(megabytes: int) -> TemporaryUploadedFile:
    """Return a list of that size as the browser would hand it in."""
    upload = TemporaryUploadedFile("list.csv", "text/csv", 0, "utf-8")
    upload.write(HEADING.encode())
    n = 0
    while upload.tell() < megabytes * 1_000_000 - len(ROW):
        n += 1
        upload.write(ROW.format(n=n).encode())
    upload.size = upload.tell()
    upload.seek(0)
    sys.stdout.write(f"{upload.size / 1e6:.0f} MB, {n} rows\n")
    return upload


def measured(name: str, work: Callable[[], object]) -> None:
    """Do work and say how long it took and the peak of the process so far."""
    begun, cpu = perf_counter(), os.times().user
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds, used = perf_counter() - begun, os.times().user - cpu
    sys.stdout.write(f"{name}: {seconds:.1f} s ({used:.1f} s CPU), peak {peak:.0f} MB\n")
    sys.stdout.flush()


def main() -> None:
    """Measure."""
    settings.DATABASES["default"]["NAME"] = str(Path(FOLDER) / "bench.sqlite3")
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"]
    call_command("migrate", run_syncdb=True, verbosity=0)
    person = User.objects.create_user("bench@demo.example", staff_role="moderator")
    by = Party(person.pk, None, "moderator")
    upload = written(int(sys.argv[1]))
    measured("before", lambda: None)
    measured("handing in", lambda: start_check(upload, source="Bench", by=by))
    measured("check", relay)
    run = Run.objects.select_related("check_job").get()
    sys.stdout.write(f"{run.check_job and run.check_job.log}\n")
    if "--import" in sys.argv:
        start_import(run, by=by)
        measured("import", relay)


if __name__ == "__main__":
    main()
