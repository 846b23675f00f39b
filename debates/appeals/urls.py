"""Addresses of statements and appeals."""

from django.urls import path

from debates.appeals.views import dialogues, statements

app_name = "appeals"
urlpatterns = [
    path("decisions/", statements.own, name="own"),
    path("decisions/<int:pk>/", statements.statement, name="statement"),
    path("decisions/<int:pk>/appeal/", statements.appeal, name="appeal"),
    path("reports/<int:pk>/appeal/", statements.of_report, name="of_report"),
    path("appeals/<int:pk>/", dialogues.dialogue, name="dialogue"),
    path("appeals/<int:pk>/decide/", dialogues.decide, name="decide"),
]
