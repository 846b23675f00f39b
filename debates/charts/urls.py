"""Addresses of argument maps."""

from django.urls import path

from debates.charts import views

app_name = "charts"
urlpatterns = [
    path("d/<slug:slug>/map/", views.whole, name="map"),
    path("d/<slug:slug>/map/<int:pk>/", views.branch, name="branch"),
]
