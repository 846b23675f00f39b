"""Addresses of debates themselves."""

from django.urls import path

from debates.motions.views import create, index, people, rule, settle

app_name = "motions"
urlpatterns = [
    path("debates/", index.index, name="index"),
    path("a/<slug:slug>/debate/", create.create, name="create"),
    path("d/<slug:slug>/people/", people.people, name="people"),
    path("d/<slug:slug>/people/add/", people.add, name="add"),
    path("d/<slug:slug>/people/<int:pk>/dismiss/", people.dismiss, name="dismiss"),
    path("d/<slug:slug>/settings/", settle.settle, name="settings"),
    path("d/<slug:slug>/reword/", settle.reword, name="reword"),
    path("d/<slug:slug>/rule/<slug:act>/", rule.rule, name="rule"),
]
