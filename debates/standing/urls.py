"""The address of one's own standing."""

from django.urls import path

from debates.standing import views

app_name = "standing"
urlpatterns = [path("", views.own, name="own")]
