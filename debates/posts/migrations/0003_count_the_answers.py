"""Counts what was answered before answers were counted. Data alone; backwards there is nothing to undo."""

from django.db import migrations

_COUNT = """
UPDATE posts_post p SET answer_count = c.n FROM (
    SELECT parent_id, count(*) AS n FROM posts_post WHERE state IN ('visible', 'collapsed') AND parent_id IS NOT NULL
    GROUP BY parent_id
) c WHERE c.parent_id = p.id
"""


class Migration(migrations.Migration):
    dependencies = [("posts", "0002_revised_answered_drafted")]

    operations = [migrations.RunSQL(_COUNT, migrations.RunSQL.noop)]
