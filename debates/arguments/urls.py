"""Addresses of what is argued."""

from django.urls import URLPattern, path

from debates.arguments.views import similar, write

app_name = "arguments"
urlpatterns: list[URLPattern] = [
    path("d/<slug:slug>/arguments/new/", write.new, name="new"),
    path("d/<slug:slug>/claims/", similar.claims, name="claims"),
    path("c/<int:pk>/counter/", write.counter, name="counter"),
    path("c/<int:pk>/rewrite/", write.rewrite, name="rewrite"),
]
