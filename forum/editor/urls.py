"""What the editor asks for. The first two names are those of django-markdownx's own views, which stand nowhere."""

from django.urls import path

from forum.editor import views

urlpatterns = [
    path("preview/", views.preview, name="markdownx_markdownify"),
    path("pictures/", views.upload, name="markdownx_upload"),
    path("people/", views.people, name="editor_people"),
]
