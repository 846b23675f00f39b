"""Addresses of stances and votes."""

from django.urls import path

from debates.voting.views import credit, order, patterns, stance, vote

app_name = "voting"
urlpatterns = [
    path("d/<slug:slug>/stance/", stance.stance, name="stance"),
    path("d/<slug:slug>/stance/why/", credit.credit, name="credit"),
    path("d/<slug:slug>/order/", order.order, name="order"),
    path("d/<slug:slug>/patterns/", patterns.listed, name="patterns"),
    path("c/<int:pk>/vote/", vote.vote, name="vote"),
]
