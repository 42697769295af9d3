"""Addresses of the directory and of the moderators' register."""

from django.urls import path

from marketplace.directory.views import companies, owners, people, register

app_name = "directory"
urlpatterns = [
    path("companies/", companies.CompaniesView.as_view(), name="companies"),
    path("directory/suggest/", companies.SuggestView.as_view(), name="suggest"),
    path("directory/people/", people.PeopleView.as_view(), name="people"),
    path("directory/people/me/", people.MeView.as_view(), name="me"),
    path("directory/people/<int:pk>/photo/", people.PhotoView.as_view(), name="photo"),
    path("moderation/register/", register.RegisterView.as_view(), name="register"),
    path("moderation/register/owners/", owners.OwnersView.as_view(), name="owners"),
    path("moderation/register/import/", register.ImportView.as_view(), name="import"),
    path("moderation/register/import/<int:pk>/", register.RunView.as_view(), name="run"),
    path("moderation/register/template/", register.TemplateFile.as_view(), name="template"),
    path("moderation/register/export/", register.ExportView.as_view(), name="export"),
]
