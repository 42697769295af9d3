"""Addresses of disputes."""

app_name = "disputes"
urlpatterns: list[object] = []
