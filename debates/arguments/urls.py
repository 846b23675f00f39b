"""Addresses of what is argued."""

from django.urls import path

from debates.arguments.views import benches, similar, waiting, write
from debates.arguments.views import map as mapped

app_name = "arguments"
urlpatterns = [
    path("d/<slug:slug>/arguments/", benches.benches, name="benches"),
    path("d/<slug:slug>/arguments/new/", write.new, name="new"),
    path("d/<slug:slug>/claims/", similar.claims, name="claims"),
    path("d/<slug:slug>/map/", mapped.whole, name="map"),
    path("d/<slug:slug>/map/<int:pk>/", mapped.branch, name="branch"),
    path("d/<slug:slug>/unanswered/", waiting.unanswered, name="unanswered"),
    path("unanswered/", waiting.yours, name="yours"),
    path("c/<int:pk>/counter/", write.counter, name="counter"),
    path("c/<int:pk>/rewrite/", write.rewrite, name="rewrite"),
]
