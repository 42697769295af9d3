"""The address of the pictures of the editors' pages."""

from django.urls import path

from cms import views

app_name = "cms"
urlpatterns = [path("media/images/<path:name>", views.picture, name="picture")]
