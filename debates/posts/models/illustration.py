"""Which pictures a post shows."""

from django.db import models

from debates.posts.models.post import Post
from forum.uploads.models import Picture


class Illustration(models.Model):
    """A picture that some revision of a post shows: who may read the post may see it. Kept while the post is.

    ``is_redacted`` where no revision shows it any more, since it was taken out of them: the post shows it to nobody.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="illustrations")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="+")
    is_redacted = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "picture"], name="post_shows_picture_once")]

    def __str__(self) -> str:
        return f"{self.picture_id} in c{self.post_id}"
