"""What a moderator decides about in one step of its own: a paper, an account, a change, a hit."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from marketplace.companies.actions.checks import ALIKE_ENOUGH
from marketplace.companies.models import BankAccount, ChangeRequest, CheckResult, Company, Paper
from marketplace.companies.queries import account_findings, change_rows
from marketplace.companies.rules import alikeness
from marketplace.kernel.party import Party
from marketplace.kernel.step_words import Sight
from marketplace.kernel.templatetags import formatting
from marketplace.moderation.models import Hit


def of_account(account: BankAccount, party: Party) -> Sight:
    """Return holder, end of the number and bank, with the advice for moderators."""
    rows = [
        (_("Company"), account.company.legal_name),
        (_("Account holder"), account.holder),
        (_("Account number"), account.masked),
        (_("Bank"), account.bank),
        (_("Country of the bank"), formatting.country_text(account.country)),
        (_("Currency"), account.currency),
    ]
    return Sight(_given(rows), account_findings(account) if party.may("verify") else [])


def of_paper(paper: Paper, party: Party) -> Sight:
    """Return kind, number, issuer, holder and last day, with the advice for moderators."""
    rows = [
        (_("Company"), paper.company.legal_name),
        (_("Paper"), paper.get_kind_display()),
        (_("Number"), paper.number),
        (_("Issued by"), paper.issuer),
        (_("Name on the paper"), paper.holder),
        (_("Valid until"), formatting.day_text(paper.expires_on) if paper.expires_on else ""),
    ]
    return Sight(_given(rows), _about_paper(paper) if party.may("verify") else [])


def of_change(change: ChangeRequest, party: Party) -> Sight:
    """Return each field with its present and its new value, with what the checks found."""
    rows = [
        (str(row.label), f"{row.before or '–'} → {row.after or '–'}") for row in change_rows(change)
    ]
    advice = _not_passed(change.latest_checks()) if party.may("verify") else []
    return Sight([(_("Company"), change.company.legal_name), *rows], advice)


def of_hit(hit: Hit, _party: Party) -> Sight:
    """Return the company beside the entry that it resembles."""
    company, entry = hit.company, hit.entry
    listed = f"{entry.screening_list.name}, {formatting.day_text(entry.screening_list.dated)}"
    return Sight(
        _given(
            [
                (_("Company"), _side(_names(company), company.country, _numbers(company))),
                (_("On the list"), _side(entry.names, entry.country, [entry.identifier])),
                (_("List"), listed),
                (_("Score"), _("%(score)s of 100") % {"score": hit.score}),
            ]
        )
    )


def _given(rows: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(label, value) for label, value in rows if value]


def _not_passed(results: Iterable[CheckResult]) -> list[str]:
    return [result.words for result in results if result.outcome != "passed"]


def _about_paper(paper: Paper) -> list[str]:
    """Return what to look at: a licence was checked by rule, any other paper is compared here."""
    company = paper.company
    if paper == company.licence:
        of_licence = ("name_on_licence", "licence_expiry", "licence_file")
        return _not_passed(each for each in company.latest_checks() if each.name in of_licence)
    unlike = paper.holder and alikeness(paper.holder, company.legal_name) < ALIKE_ENOUGH
    return [_("The name on the paper is unlike the legal name.")] if unlike else []


def _names(company: Company) -> list[str]:
    return [company.legal_name, company.trade_name]


def _numbers(company: Company) -> list[str]:
    return [company.registration_number, company.vat_id]


def _side(names: Iterable[str], country: str, numbers: Iterable[str]) -> str:
    parts = (*names, formatting.country_text(country) if country else "", *numbers)
    return " · ".join(part for part in parts if part)
