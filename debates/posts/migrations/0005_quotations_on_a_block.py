"""An index of the comments that quote words of a block."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("posts", "0004_illustrations")]

    operations = [
        migrations.AddIndex(
            model_name="anchor",
            index=models.Index(
                models.F("block"),
                models.OrderBy(models.F("post"), descending=True, nulls_last=True),
                condition=models.Q(("quotation", ""), _negated=True),
                name="anchor_quoting",
            ),
        ),
    ]
