"""An index of the comments that quote words of a block."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0003_count_the_answers")]

    operations = [
        migrations.AddIndex(
            model_name="anchor",
            index=models.Index(
                condition=models.Q(("quotation", ""), _negated=True),
                fields=["block", "post"],
                name="anchor_quoting",
            ),
        ),
    ]
