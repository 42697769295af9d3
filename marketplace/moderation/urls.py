"""Addresses of the platform's desk."""

from django.urls import URLPattern, path

from marketplace.moderation.views import companies, desk

app_name = "moderation"


def _step(step: str, view: type[companies.ReviewStepView]) -> URLPattern:
    return path(
        f"moderation/companies/<int:pk>/{step}/",
        view.as_view(),
        {"process": "company", "step": step},
        name=step,
    )


urlpatterns = [
    path("moderation/", desk.IndexView.as_view(), name="index"),
    path("moderation/companies/", companies.QueueView.as_view(), name="companies"),
    path("moderation/companies/<int:pk>/", companies.ReviewView.as_view(), name="company"),
    _step("claim", companies.ReviewStepView),
    _step("approve", companies.DecisionView),
    _step("refuse", companies.DecisionView),
    _step("suspend", companies.ReviewStepView),
    _step("reinstate", companies.ReviewStepView),
    path("moderation/companies/<int:pk>/release/", companies.ReleaseView.as_view(), name="release"),
    path("moderation/tax-proofs/", desk.TaxProofsView.as_view(), name="tax_proofs"),
    path("moderation/tax-proofs/<int:pk>/", desk.TaxProofView.as_view(), name="tax_proof"),
]
