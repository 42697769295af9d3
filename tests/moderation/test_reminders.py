"""The licence's end: three reminders by the clock, each once, then expiry."""

from contextlib import AbstractContextManager
from datetime import timedelta

from marketplace.companies.models import Company
from marketplace.kernel.clock import played_at
from marketplace.kernel.deadlines import end_of_day
from marketplace.kernel.events import timeline
from marketplace.kernel.steps import take_due
from marketplace.notices.models import Notice


def reminders(company: Company) -> int:
    return timeline(company).filter(name="company.remind").count()


def before(company: Company, days: int, minutes: int = 1) -> AbstractContextManager[None]:
    return played_at(
        end_of_day(company.verified_until - timedelta(days=days)) + timedelta(minutes=minutes)
    )


def test_managers_are_reminded_30_7_and_1_days_before(file_in, settle) -> None:
    company = file_in("verified")
    for number, days in enumerate((30, 7, 1), start=1):
        with before(company, days + 1, minutes=-2):
            take_due()
            assert reminders(company) == number - 1
        with before(company, days + 1):  # as the day begins
            take_due(), take_due()
            assert reminders(company) == number
    settle()
    assert Notice.objects.filter(kind="company.remind").count() == 3


def test_a_clock_that_stood_still_reminds_once(file_in) -> None:
    company = file_in("verified")
    with before(company, 5):
        take_due(), take_due(), take_due()
    assert reminders(company) == 1
    with before(company, 0):
        take_due(), take_due()
    assert Company.objects.get(pk=company.pk).status == "expired"
