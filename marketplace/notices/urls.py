"""Addresses of the notice centre and of the demo's outbox."""

from django.urls import include, path

from marketplace.notices import views

centre = (
    [
        path("desk/notices/", views.CentreView.as_view(), name="list"),
        path("desk/notices/read/", views.ReadAllView.as_view(), name="read_all"),
        path("desk/notices/mail/", views.MailView.as_view(), name="mail"),
        path("desk/notices/<int:pk>/open/", views.OpenView.as_view(), name="open"),
    ],
    "notices",
)

urlpatterns = [
    path("", include(centre)),
    path("demo/outbox/", views.DemoOutboxView.as_view(), name="demo_outbox"),
    path("demo/outbox/<str:key>/", views.DemoOutboxView.as_view(), name="demo_mail"),
]
