"""What people type about money."""

from django import forms
from django.utils.translation import gettext_lazy as _

from checkout.payment.actions.declaring import PURPOSE
from checkout.payment.rules import Prepared
from marketplace.kernel.forms import ActingForm, UploadField


class DeclareForm(ActingForm):
    """The payer's declaration with the proof of payment."""

    amount = forms.DecimalField(label=_("Amount paid"), max_digits=18, decimal_places=4)
    paid_on = forms.DateField(
        label=_("Paid on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    payer_name = forms.CharField(
        label=_("Name of the account holder"), max_length=140, help_text=_("As the bank shows it.")
    )
    reference = forms.CharField(label=_("Reference you gave"), max_length=140, required=False)
    file = UploadField(
        purpose=PURPOSE,
        label=_("Proof of payment"),
        help_text=_("The bank's confirmation as PDF or picture. Your company and finance see it."),
    )


class MatchForm(ActingForm):
    """What finance found on the account; the proof's key keeps two people from one proof apart."""

    received = forms.DecimalField(label=_("Amount received"), max_digits=18, decimal_places=4)
    bank_reference = forms.CharField(
        label=_("Bank's reference"), max_length=140, help_text=_("From the statement of account.")
    )
    proof = forms.IntegerField(widget=forms.HiddenInput)


class TransferForm(ActingForm):
    """An outgoing transfer: a refund or a payout."""

    bank_reference = forms.CharField(
        label=_("Bank's reference"), max_length=140, help_text=_("From the statement of account.")
    )


class PayoutForm(TransferForm):
    """A payout as it was prepared: to whom, in which currency, to which account, of which sum."""

    seller = forms.IntegerField(widget=forms.HiddenInput)
    currency = forms.CharField(max_length=3, widget=forms.HiddenInput)
    account = forms.IntegerField(widget=forms.HiddenInput)
    newest = forms.IntegerField(widget=forms.HiddenInput)
    amount = forms.DecimalField(max_digits=18, decimal_places=4, widget=forms.HiddenInput)

    def prepared(self) -> Prepared:
        """Return what finance had before its eyes."""
        facts = {name: self.cleaned_data[name] for name in Prepared.__dataclass_fields__}
        return Prepared(**facts)
