"""What payment holds of people: who declared, matched and recorded, and the payer's name."""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

BOOKS = _("Records of money are kept as long as tax law asks, then anonymised.")

HOLDINGS: tuple[Holding, ...] = (
    Holding(
        model="payment.Proof",
        person="declared_by",
        fields=("declared_by", "payer_name", "reference", "file"),
        purpose=_("To find the payment on the account."),
        basis="contract",
        forget="retain",
        retain=BOOKS,
    ),
    Holding(
        model="payment.PaymentRequest",
        person="first_matched_by",
        fields=("first_matched_by",),
        purpose=_("To make sure that two people confirm large payments."),
        basis="legitimate_interest",
        forget="retain",
        retain=BOOKS,
    ),
    Holding(
        model="payment.Payout",
        person="recorded_by",
        fields=("recorded_by",),
        purpose=_("To know who recorded a transfer."),
        basis="legal_obligation",
        forget="retain",
        retain=BOOKS,
    ),
    Holding(
        model="payment.Payout",
        person="bank_account__made_by",
        fields=("holder", "number_end"),
        purpose=_("To know which account a transfer went to."),
        basis="legal_obligation",
        forget="retain",
        retain=BOOKS,
    ),
)
NOT_PERSONAL: dict[str, tuple[str, ...]] = {
    "payment.LedgerTransaction": ("kind", "key", "facts"),
    "payment.Entry": ("account",),
    "payment.Freeze": ("cause",),
    "payment.Payout": ("number", "account", "bank_reference"),
    "payment.PayoutLine": ("kind",),
    "payment.Refund": ("reason", "bank_reference"),
    "payment.Proof": ("bank_reference", "refusal"),
}
