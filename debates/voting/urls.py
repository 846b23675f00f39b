"""Addresses of stances and votes."""

from django.urls import path

from debates.voting.views import vote

app_name = "voting"
urlpatterns = [
    path("c/<int:pk>/vote/", vote.vote, name="vote"),
]
