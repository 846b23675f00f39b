"""Addresses of voting."""

from django.urls import path

from debates.voting.views import patterns

app_name = "voting"
urlpatterns = [
    path("d/<slug:slug>/patterns/", patterns.listed, name="patterns"),
]
