"""Addresses of companies: the desk's file and address book, the public side."""

from django.urls import path

from marketplace.companies.views import (
    addresses,
    bank,
    changes,
    file,
    papers,
    public,
    sections,
    showing,
    switch,
)

app_name = "companies"
urlpatterns = [
    path("companies/<slug:slug>/", public.CompanyPage.as_view(), name="page"),
    path("desk/switch/", switch.SwitchView.as_view(), name="switch"),
    path("desk/company/", file.FileView.as_view(), name="file"),
    path("desk/company/new/", file.NewCompanyView.as_view(), name="new"),
    path("desk/company/register/", sections.RegisterView.as_view(), name="register"),
    path(
        "desk/company/address/",
        sections.RegisteredAddressView.as_view(),
        name="registered_address",
    ),
    path(
        "desk/company/representative/",
        sections.RepresentativeView.as_view(),
        name="representative",
    ),
    path(
        "desk/company/<int:pk>/representative/number/",
        bank.RevealRepresentativeView.as_view(),
        name="representative_reveal",
    ),
    path(
        "desk/company/numbers/new/",
        sections.NewIdentifierView.as_view(),
        name="identifier_new",
    ),
    path(
        "desk/company/numbers/<int:pk>/remove/",
        sections.RemoveIdentifierView.as_view(),
        name="identifier_remove",
    ),
    path("desk/company/presentation/", showing.PresentationView.as_view(), name="presentation"),
    path("desk/company/trades/", showing.TradesView.as_view(), name="trades"),
    path("desk/company/contacts/new/", showing.ContactView.as_view(), name="contact_new"),
    path("desk/company/contacts/<int:pk>/", showing.ContactView.as_view(), name="contact"),
    path(
        "desk/company/contacts/<int:pk>/remove/",
        showing.RemoveContactView.as_view(),
        name="contact_remove",
    ),
    path("desk/company/logo/", showing.LogoView.as_view(), name="logo"),
    path("desk/company/pictures/new/", showing.NewPictureView.as_view(), name="picture_new"),
    path("desk/company/pictures/<int:pk>/", showing.PictureView.as_view(), name="picture"),
    path(
        "desk/company/pictures/<int:pk>/earlier/",
        showing.MovePictureView.as_view(),
        name="picture_move",
    ),
    path(
        "desk/company/pictures/<int:pk>/remove/",
        showing.RemovePictureView.as_view(),
        name="picture_remove",
    ),
    path("desk/company/papers/new/", papers.NewPaperView.as_view(), name="paper_new"),
    path("desk/company/papers/<int:pk>/", papers.PaperView.as_view(), name="paper"),
    path("desk/company/bank/", bank.BankView.as_view(), name="bank"),
    path("desk/company/bank/new/", bank.NewBankAccountView.as_view(), name="bank_new"),
    path("desk/company/bank/<int:pk>/", bank.BankAccountView.as_view(), name="bank_account"),
    path("desk/company/bank/<int:pk>/number/", bank.RevealView.as_view(), name="bank_reveal"),
    path("desk/company/changes/<int:pk>/", changes.ChangeView.as_view(), name="change"),
    path(
        "desk/company/<int:pk>/submit/",
        file.SubmitView.as_view(),
        {"process": "company", "step": "submit"},
        name="submit",
    ),
    path("desk/company/take-back/", file.WithdrawView.as_view(), name="withdraw"),
    path("desk/addresses/", addresses.AddressesView.as_view(), name="addresses"),
    path("desk/addresses/new/", addresses.AddressView.as_view(), name="address_new"),
    path("desk/addresses/<int:pk>/", addresses.AddressView.as_view(), name="address"),
    path(
        "desk/addresses/<int:pk>/remove/",
        addresses.RemoveAddressView.as_view(),
        name="address_remove",
    ),
]
