"""Addresses of inquiries."""

from django.urls import path

from marketplace.sourcing import views

app_name = "sourcing"
urlpatterns = [
    path("catalogue/<int:pk>/ask/", views.AskView.as_view(), name="ask"),
    path("desk/inquiries/", views.InquiriesView.as_view(), name="inquiries"),
    path(
        "desk/inquiries/selling/",
        views.InquiriesView.as_view(side="selling"),
        name="inquiries_selling",
    ),
    path("desk/inquiries/<int:pk>/", views.InquiryView.as_view(), name="inquiry"),
    path("desk/inquiries/<int:pk>/answer/", views.AnswerView.as_view(), name="answer"),
    path("desk/inquiries/<int:pk>/reply/", views.ReplyView.as_view(), name="reply"),
]
