"""Addresses of cookies, consents, policies, agreement, the leaving notice and the editors'
desk."""

from django.urls import include, path

from marketplace.privacy.views import agreement, consents, editing, policies
from marketplace.privacy.views.leaving import LeavingView

public = (
    [
        path("privacy/cookies/", consents.CookiesView.as_view(), name="cookies"),
        path("privacy/consents/", consents.ConsentsView.as_view(), name="consents"),
        path("privacy/data/", consents.DataView.as_view(), name="data"),
        path("privacy/copy/", consents.CopyView.as_view(), name="copy"),
        path(".well-known/gpc.json", consents.gpc, name="gpc"),
        path("privacy/policies/", policies.PoliciesView.as_view(), name="policies"),
        path("privacy/policies/<slug:key>/", policies.PolicyView.as_view(), name="policy"),
        path(
            "privacy/policies/<slug:key>/<int:number>/",
            policies.VersionView.as_view(),
            name="version",
        ),
        path(
            "privacy/policies/<slug:key>/<int:number>/comment/",
            policies.CommentView.as_view(),
            name="comment",
        ),
        path("privacy/agree/", agreement.AgreeView.as_view(), name="agree"),
        path("privacy/decline/", agreement.DeclineView.as_view(), name="decline"),
        path("privacy/declined/", agreement.DeclinedView.as_view(), name="declined"),
        path("leaving/", LeavingView.as_view(), name="leaving"),
    ],
    "privacy",
)
desk = (
    [
        path("moderation/policies/", editing.DeskView.as_view(), name="desk"),
        path("moderation/policies/<slug:key>/", editing.DraftView.as_view(), name="draft"),
        path("moderation/policies/<slug:key>/check/", editing.CheckView.as_view(), name="check"),
    ],
    "policies",
)
urlpatterns = [path("", include(public)), path("", include(desk))]
