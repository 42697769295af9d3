import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0003_introductions_and_indexes"),
        ("payment", "1004_online_account"),
    ]

    operations = [
        migrations.AddField(
            model_name="payout",
            name="bank_account",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payouts",
                to="companies.bankaccount",
            ),
        ),
        migrations.AddField(
            model_name="payout",
            name="holder",
            field=models.CharField(blank=True, max_length=200, verbose_name="Account holder"),
        ),
        migrations.AddField(
            model_name="payout",
            name="number_end",
            field=models.CharField(
                blank=True, max_length=4, verbose_name="End of the account number"
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("bank_account", None), ("holder", ""), ("number_end", "")),
                    models.Q(
                        ("account", "bank"),
                        ("bank_account__isnull", False),
                        models.Q(("number_end", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="payout_account_known",
            ),
        ),
    ]
