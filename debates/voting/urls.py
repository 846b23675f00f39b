"""Addresses of stances and votes."""

from django.urls.resolvers import URLPattern

app_name = "voting"
urlpatterns: list[URLPattern] = []
