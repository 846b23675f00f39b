"""Addresses of what is argued."""

from django.urls import URLPattern, path

from debates.arguments.views import corrections, promoting, resting

app_name = "arguments"
urlpatterns: list[URLPattern] = [
    path("c/<int:pk>/correct/", corrections.correct, name="correct"),
    path("c/<int:pk>/promote/", promoting.promote, name="promote"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    path("d/<slug:slug>/corrections/", corrections.listed, name="corrections"),
    path("d/<slug:slug>/p/<int:number>/arguments/", resting.resting, name="resting"),
]
