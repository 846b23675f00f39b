"""Until now trust was given and never earned: what everybody has stays their floor."""

from django.db import migrations
from django.db.models import F


def grant(apps, schema_editor) -> None:
    apps.get_model("accounts", "User").objects.filter(trust__gt=0).update(trust_granted=F("trust"))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_what_restricts_people")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
