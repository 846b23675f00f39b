"""Addresses of stances and votes."""

from django.urls import path

from debates.voting.views import order

app_name = "voting"
urlpatterns = [
    path("d/<slug:slug>/order/", order.order, name="order"),
]
