"""A seller's delivery tariff."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from checkout import actions
from checkout.forms import TariffForm
from checkout.models import DeliveryTariff
from marketplace.companies.models import Company
from marketplace.kernel.views import ActionView, MemberMixin


class TariffView(MemberMixin, ActionView):
    """Flat amount, free above, collection."""

    right = "sell"
    form_class = TariffForm
    template_name = "checkout/tariff.html"

    def get_initial(self) -> dict[str, Any]:
        """Start from the tariff in force."""
        row = DeliveryTariff.objects.filter(seller_id=self.request.party.company_id).first()
        names = ("currency", "flat_net", "free_above", "collection")
        return {name: getattr(row, name) for name in names} if row else {"flat_net": 0}

    def act(self, form: Any) -> str:
        """Set the tariff; open baskets show it at once, placed orders keep theirs."""
        seller = Company.objects.get(pk=self.request.party.company_id)
        currency = form.cleaned_data["currency"]
        actions.set_tariff(seller, form.tariff(), currency, by=self.request.party)
        messages.success(self.request, _("Delivery tariff saved."))
        return reverse("checkout:tariff")
