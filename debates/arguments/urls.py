"""Addresses of what is argued."""

from django.urls import path

from debates.arguments.views import map as mapped
from debates.arguments.views import waiting

app_name = "arguments"
urlpatterns = [
    path("d/<slug:slug>/map/", mapped.whole, name="map"),
    path("d/<slug:slug>/map/<int:pk>/", mapped.branch, name="branch"),
    path("d/<slug:slug>/unanswered/", waiting.unanswered, name="unanswered"),
    path("unanswered/", waiting.yours, name="yours"),
]
