"""Addresses of the notice centre and of the demo's outbox."""

from django.urls import include, path

from marketplace.notices.views import centre, outbox, wishes

pages = (
    [
        path("desk/notices/", centre.CentreView.as_view(), name="list"),
        path("desk/notices/read/", centre.ReadAllView.as_view(), name="read_all"),
        path("desk/notices/settings/", wishes.SettingsView.as_view(), name="settings"),
        path("desk/notices/mail/", wishes.FormerView.as_view(), name="mail"),
        path("desk/notices/<int:pk>/open/", centre.OpenView.as_view(), name="open"),
        path("desk/notices/<int:pk>/read/", centre.ReadView.as_view(), name="read"),
    ],
    "notices",
)

urlpatterns = [
    path("", include(pages)),
    path("demo/outbox/", outbox.DemoOutboxView.as_view(), name="demo_outbox"),
    path("demo/outbox/<str:key>/", outbox.DemoOutboxView.as_view(), name="demo_mail"),
]
