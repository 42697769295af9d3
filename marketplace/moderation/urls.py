"""Addresses of the platform's desk."""

from django.urls import URLPattern, path

from marketplace.kernel.step_view import StepView
from marketplace.moderation.views import (
    changes,
    decisions,
    desk,
    eligibility,
    lists,
    queue,
    review,
    suspending,
)

app_name = "moderation"
FILE = "moderation/companies/<int:pk>/"


def _step(step: str, view: type[StepView], at: str = FILE) -> URLPattern:
    known = {"process": "company", "step": step}
    return path(f"{at}{step}/", view.as_view(), known, name=step)


urlpatterns = [
    path("moderation/", desk.IndexView.as_view(), name="index"),
    path("moderation/companies/next/", decisions.ClaimNextView.as_view(), name="claim_next"),
    path("moderation/companies/", queue.QueueView.as_view(), name="companies"),
    path(FILE, review.ReviewView.as_view(), name="company"),
    _step("claim", decisions.ReviewStepView),
    _step("approve", decisions.ApproveView),
    _step("refuse", decisions.SendBackView),
    _step("suspend", suspending.SuspendView),
    _step("reinstate", suspending.SuspendedStepView),
    _step("uphold", suspending.SuspendedStepView),
    _step("appeal", suspending.AppealView, "desk/company/<int:pk>/"),
    path(f"{FILE}release/", decisions.ReleaseView.as_view(), name="release"),
    path(f"{FILE}points/<slug:point>/", review.PointView.as_view(), name="point"),
    path(f"{FILE}rest/", review.RestView.as_view(), name="rest"),
    path(f"{FILE}sources/", review.SourceView.as_view(), name="source"),
    path("moderation/changes/<int:pk>/", changes.ChangeView.as_view(), name="change"),
    path("moderation/lists/", lists.ListsView.as_view(), name="lists"),
    path("moderation/lists/new/", lists.NewListView.as_view(), name="list_new"),
    path("moderation/lists/<int:pk>/", lists.ScreeningListView.as_view(), name="list"),
    path(
        "moderation/lists/<int:pk>/load/",
        lists.LoadView.as_view(),
        {"process": "screening_list", "step": "load"},
        name="list_load",
    ),
    path("moderation/eligibility/", eligibility.RulesView.as_view(), name="rules"),
    path("moderation/eligibility/new/", eligibility.NewRuleView.as_view(), name="rule_new"),
    path(
        "moderation/eligibility/<int:pk>/end/", eligibility.EndRuleView.as_view(), name="rule_end"
    ),
    path("moderation/tax-proofs/", desk.TaxProofsView.as_view(), name="tax_proofs"),
    path("moderation/tax-proofs/<int:pk>/", desk.TaxProofView.as_view(), name="tax_proof"),
]
