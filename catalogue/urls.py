"""Addresses of the seller's listings, and of the public page (namespace `catalogue`)."""

from django.urls import path

from catalogue.views.desk import (
    CategoriesView,
    EditListingView,
    ListingsView,
    NewListingView,
    TermsView,
)
from catalogue.views.product import ProductView

app_name = "listings"
urlpatterns = [
    path("desk/listings/", ListingsView.as_view(), name="list"),
    path("desk/listings/new/", NewListingView.as_view(), name="new"),
    path("desk/listings/categories/", CategoriesView.as_view(), name="categories"),
    path("desk/listings/<int:pk>/", EditListingView.as_view(), name="edit"),
    path("desk/listings/<int:pk>/terms/", TermsView.as_view(), name="terms"),
]
detail_urlpatterns = [
    path("catalogue/<slug:slug>_<int:pk>/", ProductView.as_view(), name="detail"),
]
