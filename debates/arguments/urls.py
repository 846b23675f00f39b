"""Addresses of what is argued."""

from django.urls import URLPattern

app_name = "arguments"
urlpatterns: list[URLPattern] = []
