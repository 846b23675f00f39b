"""Addresses of articles."""

from django.urls import path

from debates.articles import views

app_name = "articles"
urlpatterns = [
    path("<slug:slug>/", views.article, name="article"),
    path("<slug:slug>/showing/", views.showing, name="showing"),
]
