"""What waits on desks: for moderators, and for a company's own managers."""

from django.db.models import Exists, OuterRef, Q

from marketplace.companies.models import BankAccount, ChangeRequest, Company, Paper
from marketplace.kernel.party import Party


def waiting_for_a_moderator() -> Q:
    """Return the condition: in the queue, in review, or verified with something new to check.

    New is a paper, a bank account or a change that waits.
    """
    own = {"company": OuterRef("pk")}
    papers = Paper.objects.filter(**own, status="waiting")
    accounts = BankAccount.objects.filter(**own, status="waiting")
    changes = ChangeRequest.objects.filter(**own).still_open()
    new = Exists(papers) | Exists(accounts) | Exists(changes)
    return Q(status__in=("submitted", "in_review")) | Q(new, status="verified")


def waiting_for_review(party: Party) -> int:
    """Return how many files wait for moderators; none for anybody else."""
    if not party.may("verify"):
        return 0
    return int(Company.objects.filter(waiting_for_a_moderator()).count())


def files_to_finish(party: Party) -> int:
    """Return 1 while the party's own company waits for its managers, else 0: the rail's count."""
    if party.company_id is None:
        return 0
    waiting = Company.objects.filter(pk=party.company_id, status__in=("refused", "expired"))
    return int(waiting.count())
