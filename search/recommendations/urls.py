"""Addresses of suggestions: why these, the switch, and one's own history."""

from django.urls import path

from search.recommendations import views

app_name = "recommendations"
urlpatterns = [
    path("recommendations/", views.WhyView.as_view(), name="why"),
    path("recommendations/change/", views.ChangeView.as_view(), name="change"),
    path("recommendations/switch/", views.SwitchView.as_view(), name="switch"),
]
