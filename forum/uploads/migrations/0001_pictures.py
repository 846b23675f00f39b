"""Pictures that people bring. Schema alone."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('sha256', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('bytes', models.PositiveIntegerField()),
                ('content_type', models.CharField(max_length=32)),
                ('created', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['created'], name='picture_by_age')],
                'constraints': [models.CheckConstraint(condition=models.Q(('content_type__in', ['image/webp', 'image/png', 'image/jpeg'])), name='picture_type_is_known'), models.CheckConstraint(condition=models.Q(('bytes__gt', 0), ('height__gt', 0), ('width__gt', 0)), name='picture_is_not_empty')],
            },
        ),
    ]
