"""The address of a picture."""

from django.urls import path

from forum.uploads import views

app_name = "uploads"
urlpatterns = [path("pictures/<uuid:key>.<slug:extension>", views.picture, name="picture")]
