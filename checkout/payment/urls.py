"""Addresses of money."""

from django.urls import path

from checkout.payment import views

app_name = "payment"
urlpatterns = [
    path(
        "desk/purchases/<slug:number>/pay/", views.InstructionsView.as_view(), name="instructions"
    ),
    path("desk/purchases/<slug:number>/declare/", views.DeclareView.as_view(), name="declare"),
    path("desk/payouts/", views.PayoutsView.as_view(), name="payouts"),
    path("moderation/payments/", views.QueueView.as_view(), name="queue"),
    path("moderation/payments/<int:pk>/", views.MatchView.as_view(), name="match"),
    path("moderation/refunds/", views.RefundsView.as_view(), name="refunds"),
    path("moderation/refunds/<int:pk>/", views.RefundView.as_view(), name="refund"),
    path("moderation/payouts/", views.StaffPayoutsView.as_view(), name="staff_payouts"),
]
