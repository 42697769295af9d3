"""Addresses of parcels."""

from django.urls import path

from checkout.fulfilment import views

app_name = "fulfilment"
urlpatterns = [
    path("desk/orders/<slug:number>/ship/", views.ShipView.as_view(), name="ship"),
    path("desk/orders/<slug:number>/receive/", views.ReceiveView.as_view(), name="receive"),
    path("desk/shipments/<int:pk>/track/", views.TrackView.as_view(), name="track"),
]
