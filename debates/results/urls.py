"""Addresses of what came of a debate."""

from django.urls.resolvers import URLPattern

app_name = "results"
urlpatterns: list[URLPattern] = []
