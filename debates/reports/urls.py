"""Addresses of reporting, and of the house rules."""

from django.urls import path

from debates.reports import views

app_name = "reports"
urlpatterns = [
    path("c/<int:pk>/report/", views.post, name="post"),
    path("d/<slug:slug>/report/", views.motion, name="motion"),
    path("people/<str:handle>/report/", views.profile, name="profile"),
    path("reports/", views.own, name="own"),
    path("rules/", views.rules, name="rules"),
]
