"""Addresses of disputes."""

from django.urls import URLPattern, path

from disputes import views

app_name = "disputes"
ONE = "desk/disputes/<slug:number>/"
FILE = "moderation/disputes/<slug:number>/"


def _step(step: str, under: str = ONE) -> URLPattern:
    facts = {"process": "dispute", "step": step}
    return path(f"{under}{step}/", views.DisputeStepView.as_view(), facts, name=step)


def _answer(step: str) -> URLPattern:
    facts = {"process": "proposal", "step": step}
    where, name = f"desk/disputes/proposals/<int:pk>/{step}/", f"proposal_{step}"
    return path(where, views.ProposalStepView.as_view(), facts, name=name)


urlpatterns = [
    path("desk/disputes/", views.DisputesView.as_view(), name="list"),
    path("desk/disputes/selling/", views.SalesView.as_view(), name="sales"),
    path("desk/orders/<slug:number>/dispute/", views.OpenView.as_view(), name="open"),
    path(ONE, views.DisputeView.as_view(), name="dispute"),
    path(f"{ONE}say/", views.SayView.as_view(), name="say"),
    path(f"{ONE}propose/", views.ProposeView.as_view(), name="propose"),
    path(f"{ONE}evidence/", views.EvidenceView.as_view(), name="evidence"),
    path(f"{ONE}appeal/", views.AppealView.as_view(), name="appeal"),
    _step("escalate"),
    _step("done"),
    _step("accept"),
    _step("withdraw"),
    _answer("accept"),
    _answer("decline"),
    _answer("withdraw"),
    path("moderation/disputes/", views.QueueView.as_view(), name="queue"),
    path(FILE, views.CaseView.as_view(), name="file"),
    path(f"{FILE}rule/", views.RuleView.as_view(), name="rule"),
    path(f"{FILE}second-look/", views.SecondLookView.as_view(), name="second_look"),
    _step("claim", FILE),
    _step("give_back", FILE),
]
