"""An index by which handles are completed as somebody types them."""

from django.contrib.postgres.indexes import OpClass
from django.db import migrations, models
from django.db.models.functions import Lower


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_one_look_one_person")]

    operations = [
        migrations.AddIndex(
            model_name="user",
            index=models.Index(OpClass(Lower("handle"), "text_pattern_ops"), name="account_handle_beginnings"),
        ),
    ]
