"""Addresses of the results pages; those below /catalogue/ belong to the namespace `catalogue`."""

from django.urls import path, re_path

from search.views import CatalogueView, FacetedSearchView, ProductCategoryView

app_name = "search"
urlpatterns = [path("search/", FacetedSearchView.as_view(), name="search")]
catalogue_urlpatterns = [
    path("catalogue/", CatalogueView.as_view(), name="index"),
    re_path(
        r"^catalogue/category/(?P<slug>[\w-]+)_(?P<pk>\d{1,18})/$",
        ProductCategoryView.as_view(),
        name="category",
    ),
]
