"""Pages of the person beside the one door, which is allauth's."""

from django.urls import include, path

from marketplace.accounts import views

identity = (
    [
        path("accounts/identity/<int:pk>/", views.CheckView.as_view(), name="check"),
        path("moderation/identities/", views.QueueView.as_view(), name="queue"),
        path("moderation/identities/<int:pk>/", views.DecideView.as_view(), name="decide"),
    ],
    "identity",
)

urlpatterns = [
    path("accounts/identity/", views.IdentityView.as_view(), name="account_identity"),
    path("desk/me/", views.PersonView.as_view(), name="me"),
    path("", include(identity)),
]
