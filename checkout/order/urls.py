"""Addresses of orders and purchases."""

from django.urls import path

from checkout.order import views

app_name = "orders"
urlpatterns = [
    path("desk/orders/", views.OrdersView.as_view(), name="list"),
    path("desk/sales/", views.SalesView.as_view(), name="sales"),
    path("desk/orders/<slug:number>/", views.OrderView.as_view(), name="order"),
    path("desk/purchases/<slug:number>/", views.PurchaseView.as_view(), name="purchase"),
]
