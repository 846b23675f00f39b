from django.db import migrations


class Migration(migrations.Migration):
    """The table that createcachetable would make for the cache "web_cache"."""

    dependencies = [("web", "0001_initial")]

    operations = [
        migrations.RunSQL(
            """CREATE TABLE web_cache (cache_key varchar(255) NOT NULL PRIMARY KEY, value text NOT NULL,
            expires timestamp with time zone NOT NULL);
            CREATE INDEX web_cache_expires ON web_cache (expires);""",
            "DROP TABLE web_cache",
        ),
    ]
