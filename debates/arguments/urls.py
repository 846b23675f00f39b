"""Addresses of what is argued."""

from django.urls import path

from debates.arguments.views import benches, resting, similar, waiting, write

app_name = "arguments"
urlpatterns = [
    path("d/<slug:slug>/arguments/", benches.benches, name="benches"),
    path("d/<slug:slug>/arguments/new/", write.new, name="new"),
    path("d/<slug:slug>/p/<int:number>/arguments/", resting.resting, name="resting"),
    path("d/<slug:slug>/claims/", similar.claims, name="claims"),
    path("d/<slug:slug>/unanswered/", waiting.unanswered, name="unanswered"),
    path("unanswered/", waiting.yours, name="yours"),
    path("c/<int:pk>/counter/", write.counter, name="counter"),
    path("c/<int:pk>/rewrite/", write.rewrite, name="rewrite"),
]
