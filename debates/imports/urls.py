"""Addresses of the import."""

from django.urls import path

from debates.imports.views import bring, preview

app_name = "imports"
urlpatterns = [
    path("new/", bring.paste, name="paste"),
    path("new/address/", bring.address, name="address"),
    path("new/file/", bring.file, name="file"),
    path("new/text/", bring.text, name="text"),
    path("drafts/<uuid:key>/", preview.draft, name="draft"),
    path("drafts/<uuid:key>/split/<int:part>/", preview.split, name="split"),
    path("drafts/<uuid:key>/discard/", preview.discard, name="discard"),
]
