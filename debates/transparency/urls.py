"""Addresses of what everybody may check."""

from django.urls import path

from debates.transparency import views

app_name = "transparency"
urlpatterns = [
    path("log/", views.log, name="log"),
    path("log/numbers/", views.numbers, name="numbers"),
]
