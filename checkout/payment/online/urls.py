"""Addresses of online payment."""

from django.urls import path

from checkout.payment.online import views

app_name = "online"
urlpatterns = [
    path("desk/purchases/<slug:number>/online/", views.PayView.as_view(), name="pay"),
    path("desk/payouts/online/", views.AccountView.as_view(), name="account"),
    path("desk/payouts/online/go/", views.OnboardView.as_view(), name="onboard"),
    path("moderation/online/", views.IntentsView.as_view(), name="intents"),
    path("moderation/online/<int:pk>/carry/", views.CarryView.as_view(), name="carry"),
    path("hooks/stripe/", views.WebhookView.as_view(), name="webhook"),
]
