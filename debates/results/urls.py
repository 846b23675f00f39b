"""Addresses of what came of a debate."""

from django.urls import path

from debates.results.views.conclude import conclude
from debates.results.views.results import results

app_name = "results"
urlpatterns = [
    path("d/<slug:slug>/results/", results, name="results"),
    path("d/<slug:slug>/results/conclusion/", conclude, name="conclude"),
]
