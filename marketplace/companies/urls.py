"""Addresses of companies: the desk's file, people and address book, the public side."""

from django.urls import path

from marketplace.companies.views import file, people, public

app_name = "companies"
urlpatterns = [
    path("companies/", public.DirectoryView.as_view(), name="directory"),
    path("companies/<slug:slug>/", public.CompanyPage.as_view(), name="page"),
    path("desk/switch/", public.SwitchView.as_view(), name="switch"),
    path("desk/company/", file.FileView.as_view(), name="file"),
    path("desk/company/new/", file.NewCompanyView.as_view(), name="new"),
    path("desk/company/presentation/", file.PresentationView.as_view(), name="presentation"),
    path("desk/company/papers/new/", file.NewPaperView.as_view(), name="paper_new"),
    path("desk/company/papers/<int:pk>/", file.PaperView.as_view(), name="paper"),
    path(
        "desk/company/<int:pk>/submit/",
        file.FileStepView.as_view(),
        {"process": "company", "step": "submit"},
        name="submit",
    ),
    path("desk/company/take-back/", file.WithdrawView.as_view(), name="withdraw"),
    path("desk/people/", people.PeopleView.as_view(), name="people"),
    path("desk/people/<int:pk>/", people.RoleView.as_view(), name="role"),
    path("desk/addresses/", people.AddressesView.as_view(), name="addresses"),
    path("desk/addresses/new/", people.AddressView.as_view(), name="address_new"),
    path("desk/addresses/<int:pk>/", people.AddressView.as_view(), name="address"),
    path(
        "desk/addresses/<int:pk>/remove/",
        people.RemoveAddressView.as_view(),
        name="address_remove",
    ),
]
