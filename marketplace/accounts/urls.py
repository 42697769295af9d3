"""Pages of the person beside the one door, which is allauth's."""

from django.urls import include, path

from marketplace.accounts import views

identity = (
    [
        path("accounts/identity/<int:pk>/", views.CheckView.as_view(), name="check"),
        path("moderation/identities/", views.QueueView.as_view(), name="queue"),
        path("moderation/identities/<int:pk>/", views.DecideView.as_view(), name="decide"),
        path("moderation/identities/<int:pk>/accept/", views.AcceptView.as_view(), name="accept"),
        path("moderation/identities/<int:pk>/refuse/", views.RefuseView.as_view(), name="refuse"),
        path("moderation/identities/<int:pk>/number/", views.RevealView.as_view(), name="reveal"),
    ],
    "identity",
)

urlpatterns = [
    path("accounts/identity/", views.IdentityView.as_view(), name="account_identity"),
    path("accounts/identity/number/", views.OwnNumberView.as_view(), name="own_identity_number"),
    path("desk/me/photo/", views.PhotoView.as_view(), name="photo"),
    path("desk/me/", views.PersonView.as_view(), name="me"),
    path("", include(identity)),
    path("", include("marketplace.accounts.signin.urls")),
]
