"""Addresses of the basket and the checkout."""

from django.urls import include, path

from checkout.views import (
    AddView,
    BasketView,
    CheckView,
    DeliveryView,
    InvoiceView,
    TariffView,
)

basket_urlpatterns = [
    path("basket/", BasketView.as_view(), name="summary"),
    path("basket/add/<int:pk>/", AddView.as_view(), name="add"),
]
checkout_urlpatterns = [
    path("checkout/", DeliveryView.as_view(), name="delivery"),
    path("checkout/invoice/", InvoiceView.as_view(), name="invoice"),
    path("checkout/check/", CheckView.as_view(), name="check"),
    path("desk/delivery/", TariffView.as_view(), name="tariff"),
]
urlpatterns = [
    path("", include((basket_urlpatterns, "basket"))),
    path("", include((checkout_urlpatterns, "checkout"))),
]
