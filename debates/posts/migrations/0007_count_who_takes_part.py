"""Counts who took part before that was counted. Data alone; backwards there is nothing to undo."""

from django.db import migrations

_COUNT = """
INSERT INTO posts_participation (motion_id, person_id, posts, last)
SELECT motion_id, author_id, count(*) FILTER (WHERE state IN ('visible', 'collapsed')), max(created)
FROM posts_post WHERE author_id IS NOT NULL GROUP BY motion_id, author_id
ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):
    dependencies = [("posts", "0006_arguments_and_what_they_rest_on")]

    operations = [migrations.RunSQL(_COUNT, migrations.RunSQL.noop)]
