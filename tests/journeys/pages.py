"""The pages of a demo market that are looked at and checked, by who sees them."""

from typing import Final

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
        ("sign-in", "/accounts/login/", ""),
        ("join", "/accounts/signup/", ""),
        ("basket-empty", "/basket/", ""),
        ("cookies", "/privacy/cookies/", ""),
        ("not-found", "/no-such-page/", ""),
    ),
    "buyer": (
        ("buyer-home", "/", ""),
        ("buyer-desk", "/desk/", ""),
        ("orders", "/desk/orders/", ""),
        ("order", "/desk/orders/?state=confirmed", "main td a"),
        ("order-completed", "/desk/orders/?state=completed", "main td a"),
        ("inquiries", "/desk/inquiries/", ""),
        ("identity", "/accounts/identity/", ""),
        ("consents", "/privacy/consents/", ""),
        ("notices", "/desk/notices/", ""),
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
        ("payouts", "/desk/payouts/", ""),
    ),
    "moderator": (
        ("moderation", "/moderation/", ""),
        ("company-files", "/moderation/companies/?state=verified", ""),
        ("company-review", "/moderation/companies/?state=verified", "main td a"),
        ("identity-queue", "/moderation/identities/", ""),
    ),
    "finance": (
        ("payments", "/moderation/payments/", ""),
        ("payment", "/moderation/payments/", "main td a"),
        ("refunds", "/moderation/refunds/", ""),
        ("staff-payouts", "/moderation/payouts/", ""),
    ),
}
