"""A tally for each post that was there before; from now on the database gives one with each post."""

from django.db import migrations

_GIVE = """
INSERT INTO voting_tally (post_id, motion_id, bench, lot, yes, no, agree, disagree, passed,
    best, divided, common, persuasion, dawn_best, dawn_yes, dawn_votes)
SELECT id, motion_id, CASE WHEN kind = 'argument' AND parent_id IS NULL THEN side END,
    floor(random() * 2147483648)::bigint, 0, 0, 0, 0, 0, 1.0, 0.0, 0.0, 0.0, 1.0, 0, 0
FROM posts_post ON CONFLICT DO NOTHING
"""


class Migration(migrations.Migration):

    dependencies = [
        ('voting', '0001_where_people_stand_and_how_they_vote'),
    ]

    operations = [
        migrations.RunSQL(_GIVE, migrations.RunSQL.noop),
    ]
