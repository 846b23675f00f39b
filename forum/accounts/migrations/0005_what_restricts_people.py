"""What restricts people, with until when beside the person; roles of senior moderators and auditors."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_beginnings_of_handles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('hold', 'what is posted is looked at first'), ('silence', 'nothing can be posted'), ('suspend', 'reading and appealing alone'), ('ban', 'reading and appealing alone, for good')], max_length=8)),
                ('starts', models.DateTimeField(default=django.utils.timezone.now)),
                ('until', models.DateTimeField(null=True)),
                ('lifted', models.DateTimeField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='user',
            name='account_role_is_known',
        ),
        migrations.AddField(
            model_name='user',
            name='held_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='posts are looked at first until'),
        ),
        migrations.AddField(
            model_name='user',
            name='silenced_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='may not post until'),
        ),
        migrations.AddField(
            model_name='user',
            name='suspended_until',
            field=models.DateTimeField(editable=False, null=True, verbose_name='may only read until'),
        ),
        migrations.AddField(
            model_name='user',
            name='trust_granted',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='trust granted'),
        ),
        migrations.AlterField(
            model_name='user',
            name='role',
            field=models.CharField(choices=[('member', 'member'), ('moderator', 'moderator'), ('senior', 'senior moderator'), ('admin', 'administrator'), ('auditor', 'auditor')], default='member', max_length=16, verbose_name='role'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('trust_granted__lte', models.F('trust'))), name='account_trust_at_least_as_granted'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['member', 'moderator', 'senior', 'admin', 'auditor'])), name='account_role_is_known'),
        ),
        migrations.AddField(
            model_name='restriction',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='restrictions', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['hold', 'silence', 'suspend', 'ban'])), name='restriction_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gt', models.F('starts')), _connector='OR'), name='restriction_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'ban'), _negated=True), ('until', None), _connector='OR'), name='restriction_ban_has_no_end'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('lifted', None), ('lifted__gte', models.F('starts')), _connector='OR'), name='restriction_lifted_after_it_starts'),
        ),
    ]
