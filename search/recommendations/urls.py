"""Addresses of recommendations."""

app_name = "recommendations"
urlpatterns: list[object] = []
