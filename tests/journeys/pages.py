"""The pages of a demo market that are looked at and checked, by who sees them."""

from typing import Final

from tests.journeys.person import Person

# Who sees what: (name of the picture, address, selector of a link on it to follow, or nothing).
PAGES: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "": (
        ("home", "/", ""),
        ("catalogue", "/catalogue/", ""),
        ("search", "/search/?q=laser+printer", ""),
        ("nothing-found", "/search/?q=zzqqxx", ""),
        ("listing", "/search/?q=laser+printer", ".listing-title a"),
        ("suppliers", "/companies/", ""),
        ("company", "/companies/burotechnik-hamburg-gmbh/", ""),
        ("suppliers-found", "/companies/?q=papier&country=DE", ""),
        ("suppliers-none", "/companies/?q=zzqqxx", ""),
        ("compromised-how", "/accounts/compromised/", ""),
        ("recovery", "/accounts/recovery/", ""),
        ("recovery-asked", "/accounts/recovery/asked/", ""),
        ("password-forgotten", "/accounts/password/reset/", ""),
        ("login-code", "/accounts/login/code/", ""),
        ("invitation-gone", "/invitations/none/", ""),
        ("sign-in", "/accounts/login/", ""),
        ("join", "/accounts/signup/", ""),
        ("basket-empty", "/basket/", ""),
        ("cookies", "/privacy/cookies/", ""),
        ("data", "/privacy/data/", ""),
        ("policies", "/privacy/policies/", ""),
        ("policy", "/privacy/policies/privacy/", ""),
        ("policy-version", "/privacy/policies/privacy/2/", ""),
        ("news", "/news/", ""),
        ("news-page", "/news/", "main h2 a, main li a"),
        ("guides", "/help/", ""),
        ("guide", "/help/", "main h2 a, main li a"),
        ("imprint", "/imprint/", ""),
        ("why-these", "/recommendations/", ""),
        ("not-found", "/no-such-page/", ""),
    ),
    "buyer": (
        ("buyer-home", "/", ""),
        ("buyer-desk", "/desk/", ""),
        ("orders", "/desk/orders/", ""),
        ("order", "/desk/orders/?state=confirmed", "main td a"),
        ("order-completed", "/desk/orders/?state=completed", "main td a"),
        ("disputes", "/desk/disputes/", ""),
        ("dispute", "/desk/disputes/", "main td a"),
        ("dispute-open", "/desk/orders/?state=shipped", "main td a"),
        ("own-history", "/recommendations/", ""),
        ("agree", "/privacy/agree/", ""),
        ("declined", "/privacy/declined/", ""),
        ("inquiries", "/desk/inquiries/", ""),
        ("identity", "/accounts/identity/", ""),
        ("consents", "/privacy/consents/", ""),
        ("notices", "/desk/notices/", ""),
        ("notice-settings", "/desk/notices/settings/", ""),
        ("jobs", "/desk/jobs/", ""),
        ("me", "/desk/me/", ""),
        ("photo", "/desk/me/photo/", ""),
        ("security", "/desk/me/security/", ""),
        ("devices", "/accounts/sessions/", ""),
        ("emails", "/accounts/email/", ""),
        ("phone", "/accounts/phone/change/", ""),
        ("password", "/accounts/password/change/", ""),
        ("second-factor", "/accounts/2fa/", ""),
        ("second-factor-app", "/accounts/2fa/totp/activate/", ""),
        ("passkeys", "/accounts/2fa/webauthn/", ""),
        ("passkey-new", "/accounts/2fa/webauthn/add/", ""),
        ("compromised", "/accounts/compromised/", ""),
        ("people", "/desk/people/", ""),
        ("rights", "/desk/people/rights/", ""),
        ("people-history", "/desk/people/history/", ""),
        ("leave", "/desk/people/leave/", ""),
        ("units", "/desk/units/", ""),
        ("join-company", "/desk/join/?find=hamburg", ""),
        ("join-ask", "/desk/join/burotechnik-hamburg-gmbh/", ""),
        ("directory-people", "/directory/people/", ""),
        ("directory-me", "/directory/people/me/", ""),
    ),
    "seller2": (
        ("seller-desk", "/desk/", ""),
        ("listings", "/desk/listings/", ""),
        ("listing-edit", "/desk/listings/", "main td.do a"),
        ("terms", "/desk/listings/", "main td.do a + a"),
        ("sales", "/desk/sales/", ""),
        ("sale", "/desk/sales/?state=shipped", "main td a"),
        ("inquiry", "/desk/inquiries/selling/", "main .queue-what a"),
        ("company-file", "/desk/company/", ""),
        ("company-register", "/desk/company/register/", ""),
        ("company-registered-address", "/desk/company/address/", ""),
        ("company-representative", "/desk/company/representative/", ""),
        ("company-presentation", "/desk/company/presentation/", ""),
        ("company-trades", "/desk/company/trades/", ""),
        ("company-contact", "/desk/company/contacts/new/", ""),
        ("company-logo", "/desk/company/logo/", ""),
        ("company-picture", "/desk/company/pictures/new/", ""),
        ("company-paper", "/desk/company/papers/new/", ""),
        ("company-bank", "/desk/company/bank/", ""),
        ("company-bank-new", "/desk/company/bank/new/", ""),
        ("company-identifier", "/desk/company/numbers/new/", ""),
        ("payouts", "/desk/payouts/", ""),
        ("disputes-selling", "/desk/disputes/selling/", ""),
        ("dispute-seller", "/desk/disputes/selling/", "main td a"),
    ),
    "owner": (
        ("own-people", "/desk/people/", ""),
        ("invite", "/desk/people/invite/", ""),
        ("role", "/desk/people/", "main .table a"),
        ("unit-new", "/desk/units/new/", ""),
        ("addresses", "/desk/addresses/", ""),
        ("limits", "/desk/people/", "main a[href$='/limit/']"),
        ("join-decide", "/desk/people/", "main a[href*='/requests/']"),
        ("own-units", "/desk/units/", ""),
        ("unit", "/desk/units/", "main td a"),
    ),
    "unverified": (
        ("draft-file", "/desk/company/", ""),
        ("draft-register", "/desk/company/register/", ""),
        ("draft-registered-address", "/desk/company/address/", ""),
        ("draft-representative", "/desk/company/representative/", ""),
        ("draft-trades", "/desk/company/trades/", ""),
        ("draft-paper", "/desk/company/papers/new/", ""),
        ("draft-identity", "/accounts/identity/?for=publish", ""),
    ),
    "fjord": (
        ("suspended-file", "/desk/company/", ""),
        ("appeal", "/desk/company/24/appeal/", ""),
    ),
    "support": (
        ("recoveries", "/moderation/recoveries/", ""),
        ("recovery-minor", "/moderation/recoveries/minor/", ""),
        ("recovery-case", "/moderation/recoveries/", ".queue-what a"),
    ),
    "moderator": (
        ("moderation", "/moderation/", ""),
        ("company-files", "/moderation/companies/?state=verified", ""),
        ("company-review", "/moderation/companies/?state=verified", "main td a"),
        ("identity-queue", "/moderation/identities/", ""),
        ("identity-check", "/moderation/identities/", "main td a"),
        ("file-queue", "/moderation/companies/", ""),
        ("file-in-review", "/moderation/companies/?state=in_review", "main td a"),
        ("file-submitted", "/moderation/companies/?state=submitted", "main td a"),
        ("file-suspended", "/moderation/companies/?state=suspended", "main td a"),
        ("lists", "/moderation/lists/", ""),
        ("list-new", "/moderation/lists/new/", ""),
        ("eligibility", "/moderation/eligibility/", ""),
        ("eligibility-new", "/moderation/eligibility/new/", ""),
        ("list", "/moderation/lists/", "main td a"),
        ("rule-end", "/moderation/eligibility/", "main td a"),
        ("change", "/moderation/companies/?work=changes", "main a[href*='/changes/']"),
        ("files-none", "/moderation/companies/?q=zzqqxx", ""),
        ("register", "/moderation/register/", ""),
        ("register-import", "/moderation/register/import/", ""),
        ("register-export", "/moderation/register/export/", ""),
        ("register-run", "/moderation/register/", "main td a"),
        ("dispute-queue", "/moderation/disputes/", ""),
        ("dispute-file", "/moderation/disputes/", "main td a"),
    ),
    "finance": (
        ("payments", "/moderation/payments/", ""),
        ("payment", "/moderation/payments/", "main td a"),
        ("refunds", "/moderation/refunds/", ""),
        ("staff-payouts", "/moderation/payouts/", ""),
        ("tax-proofs", "/moderation/tax-proofs/", ""),
        ("tax-proof", "/moderation/tax-proofs/", "main td a"),
    ),
    "editor": (
        ("policy-desk", "/moderation/policies/", ""),
        ("policy-draft", "/moderation/policies/terms/", ""),
    ),
}


def visit(someone: Person, path: str, link: str) -> None:
    """Open a page as PAGES names it; give the password again where it is asked for."""
    someone.open(path)
    someone.prove()
    found = someone.page.locator(link) if link else None
    if found and found.count():
        someone.open(str(found.first.get_attribute("href")))
        someone.prove()


def speak(someone: Person, language: str) -> None:
    """Choose a language by the form in the head of the page."""
    if someone.language != language:
        with someone.page.expect_navigation():
            button = someone.page.locator(f"button[name=language][value={language}]")
            button.evaluate("button => button.click()")
        someone.language = language
