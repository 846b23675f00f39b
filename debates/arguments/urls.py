"""Addresses of what is argued."""

from django.urls import path

from debates.arguments.views import benches

app_name = "arguments"
urlpatterns = [
    path("d/<slug:slug>/arguments/", benches.benches, name="benches"),
]
