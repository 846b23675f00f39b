"""The database holds that no two handles look alike. Apart from the filling: PostgreSQL wants those rows settled first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_what_a_handle_looks_like")]

    operations = [
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                fields=["look"], name="account_handle_once_among_those_that_look_alike"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("look", ""), _negated=True), name="account_handle_looks_like_something"
            ),
        ),
    ]
