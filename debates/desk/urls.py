"""Addresses of the desk."""

from django.urls import path

from debates.desk.views import bulk, case, queue, thread, words

app_name = "desk"
urlpatterns = [
    path("desk/", queue.queue, name="queue"),
    path("desk/bulk/", bulk.decide, name="bulk"),
    path("desk/cases/<int:pk>/", case.case, name="case"),
    path("desk/cases/<int:pk>/claim/", case.claim, name="claim"),
    path("desk/decisions/<int:pk>/undo/", case.undo, name="undo"),
    path("desk/words/", words.words, name="words"),
    path("desk/<slug:tray>/", queue.tray, name="tray"),
    path("c/<int:pk>/moderate/", thread.post, name="take_up"),
    path("d/<slug:slug>/moderate/", thread.motion, name="take_up_motion"),
    path("people/<str:handle>/moderate/", thread.profile, name="take_up_profile"),
]
