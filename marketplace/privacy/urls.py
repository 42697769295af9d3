"""Addresses of the cookies and consents pages."""

from django.urls import path

from marketplace.privacy import views

app_name = "privacy"
urlpatterns = [
    path("privacy/cookies/", views.CookiesView.as_view(), name="cookies"),
    path("privacy/consents/", views.ConsentsView.as_view(), name="consents"),
    path("privacy/data/", views.DataView.as_view(), name="data"),
    path("privacy/copy/", views.CopyView.as_view(), name="copy"),
    path(".well-known/gpc.json", views.gpc, name="gpc"),
]
