"""Every address of the debates: the table of contents."""

from django.urls import include, path

urlpatterns = [
    path("", include("debates.threads.urls")),
    path("", include("debates.motions.urls")),
    path("", include("debates.arguments.urls")),
    path("", include("debates.voting.urls")),
    path("", include("debates.results.urls")),
    path("", include("debates.charts.urls")),
    path("", include("debates.corrections.urls")),
    path("", include("debates.transparency.urls")),
    path("standing/", include("debates.standing.urls")),
    path("", include("debates.notices.urls")),
    path("", include("debates.desk.urls")),
    path("", include("debates.reports.urls")),
    path("", include("debates.appeals.urls")),
    path("a/", include("debates.imports.urls")),
    path("a/", include("debates.articles.urls")),
]
