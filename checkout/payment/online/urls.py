"""Addresses of online payment."""

app_name = "online"
urlpatterns: list[object] = []
