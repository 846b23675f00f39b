"""Which pictures a post shows. Schema alone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('posts', '0003_count_the_answers'),
        ('uploads', '0001_pictures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Illustration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('picture', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='uploads.picture')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='illustrations', to='posts.post')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'picture'), name='post_shows_picture_once')],
            },
        ),
    ]
