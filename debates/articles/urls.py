"""Addresses of articles."""

from django.urls import path

from debates.articles import views

app_name = "articles"
urlpatterns = [
    path("new/", views.paste, name="paste"),
    path("new/preview/", views.preview, name="preview"),
    path("new/publish/", views.publish, name="publish"),
    path("<slug:slug>/", views.article, name="article"),
]
