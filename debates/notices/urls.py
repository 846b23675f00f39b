"""Addresses of notices of illegal content."""

from django.urls import path

from debates.notices import views

app_name = "notices"
urlpatterns = [
    path("illegal/", views.form, name="form"),
    path("illegal/<str:receipt>/", views.receipt, name="receipt"),
]
