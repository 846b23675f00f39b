"""Each person's handle gets its look; of two people who look alike already, both keep their handle.

The later of them gets a look with a number after a sign that no handle holds (``~2``): nobody else can take either.
"""

from django.db import migrations, models

from forum.accounts.lookalikes import told_apart


def fill(apps, schema_editor):
    people = apps.get_model("accounts", "User").objects.order_by("joined", "pk")
    told = list(people.values_list("pk", "handle"))
    for (pk, _), look in zip(told, told_apart(handle for _, handle in told)):
        people.filter(pk=pk).update(look=look)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="look",
            field=models.CharField(
                default="", editable=False, max_length=240, verbose_name="what the handle looks like"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
