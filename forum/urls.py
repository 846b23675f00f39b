"""Every address of the site. Debates are named in strings only: the house knows none."""

from django.contrib import admin
from django.urls import include, path

from forum.web import views

handler400 = "forum.web.errors.bad_request"
handler403 = "forum.web.errors.forbidden"
handler404 = "forum.web.errors.not_found"
handler429 = "forum.web.errors.too_often"  # allauth's, when one of its limits is reached
handler500 = "forum.web.errors.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("language/", views.choose_language, name="set_language"),
    path("zone/", views.choose_zone, name="zone"),
    path("accounts/", include("forum.accounts.urls")),
    path("admin/", admin.site.urls),
    path("write/", include("forum.editor.urls")),
    path("", include("forum.uploads.urls")),
    path("", include("debates.urls")),
]
