"""Addresses of corrections."""

from django.urls import path

from debates.corrections.views import corrections, promoting

app_name = "corrections"
urlpatterns = [
    path("c/<int:pk>/correct/", corrections.correct, name="correct"),
    path("c/<int:pk>/promote/", promoting.promote, name="promote"),
    path("corrections/<int:pk>/", corrections.correction, name="correction"),
    path("d/<slug:slug>/corrections/", corrections.listed, name="listed"),
]
