"""Addresses of the conversations."""

from django.urls import path

from debates.threads.views import marks, read, revise, said, say, unsent

app_name = "threads"
urlpatterns = [
    path("", read.front, name="front"),
    path("marks/", marks.choose, name="marks"),
    path("d/<slug:slug>/", read.reading, name="reading"),
    path("d/<slug:slug>/said/", said.said, name="said"),
    path("d/<slug:slug>/p/<int:number>/", read.paragraph, name="paragraph"),
    path("d/<slug:slug>/p/<int:number>/posts/", say.comment, name="comment"),
    path("c/<int:pk>/", read.post, name="post"),
    path("c/<int:pk>/reply/", say.answer, name="answer"),
    path("c/<int:pk>/revise/", revise.revise, name="revise"),
    path("c/<int:pk>/history/", revise.history, name="history"),
    path("c/<int:pk>/withdraw/", say.withdraw, name="withdraw"),
    path("unsent/<uuid:key>/", unsent.unsent, name="unsent"),
    path("unsent/<uuid:key>/discard/", unsent.discard, name="discard"),
]
