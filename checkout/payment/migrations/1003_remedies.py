"""Freezes, what refunds are for, and statement lines of three kinds."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.math
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0001_initial"),
        ("order", "1001_contract"),
        ("payment", "1002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FrozenLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gross",
                    models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Gross"),
                ),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="Ended")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="RefundLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gross",
                    models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Gross"),
                ),
                ("net", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Net")),
                ("tax", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Tax")),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="payout",
            name="account",
            field=models.CharField(default="bank", max_length=20, verbose_name="Account"),
        ),
        migrations.AddField(
            model_name="payoutline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("release", "Order completed"),
                    ("after_dispute", "Released after a dispute"),
                    ("debt", "Refund after a dispute"),
                ],
                default="release",
                max_length=20,
                verbose_name="Kind",
            ),
        ),
        migrations.AlterField(
            model_name="payout",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="payoutline",
            name="order",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payout_lines",
                to="order.order",
            ),
        ),
        migrations.CreateModel(
            name="Freeze",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cause", models.CharField(max_length=80, unique=True, verbose_name="Cause")),
                ("freight", models.BooleanField(default=False, verbose_name="Delivery charge too")),
                (
                    "after_release",
                    models.BooleanField(default=False, verbose_name="Released before"),
                ),
                ("frozen_at", models.DateTimeField(verbose_name="Frozen")),
                ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="Ended")),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="freezes",
                        to="order.order",
                    ),
                ),
            ],
            options={
                "verbose_name": "Freeze",
                "verbose_name_plural": "Freezes",
                "ordering": ("id",),
            },
        ),
        migrations.AddField(
            model_name="payoutline",
            name="freeze",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payout_line",
                to="payment.freeze",
            ),
        ),
        migrations.AddConstraint(
            model_name="payoutline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "release")),
                fields=("order",),
                name="order_released_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="payoutline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("freeze", None), ("kind", "release")),
                    models.Q(("freeze__isnull", False), ("kind__in", ("after_dispute", "debt"))),
                    _connector="OR",
                ),
                name="payout_line_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="frozenline",
            name="freeze",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="payment.freeze",
            ),
        ),
        migrations.AddField(
            model_name="frozenline",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="frozen_lines",
                to="order.line",
            ),
        ),
        migrations.AddField(
            model_name="refundline",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="refund_lines",
                to="order.line",
            ),
        ),
        migrations.AddField(
            model_name="refundline",
            name="refund",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="payment.refund",
            ),
        ),
        migrations.AddConstraint(
            model_name="freeze",
            constraint=models.UniqueConstraint(
                condition=models.Q(("freight", True), ("lifted_at", None)),
                fields=("order",),
                name="freight_in_one_open_freeze",
            ),
        ),
        migrations.AddConstraint(
            model_name="frozenline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("line",),
                name="line_in_one_open_freeze",
            ),
        ),
        migrations.AddConstraint(
            model_name="frozenline",
            constraint=models.UniqueConstraint(
                fields=("freeze", "line"), name="line_once_per_freeze"
            ),
        ),
        migrations.AddConstraint(
            model_name="frozenline",
            constraint=models.CheckConstraint(
                condition=models.Q(("gross__gte", 0)), name="frozen_gross_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="refundline",
            constraint=models.UniqueConstraint(
                fields=("refund", "line"), name="line_once_per_refund"
            ),
        ),
        migrations.AddConstraint(
            model_name="refundline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("line", None)),
                fields=("refund",),
                name="freight_once_per_refund",
            ),
        ),
        migrations.AddConstraint(
            model_name="refundline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "gross",
                        django.db.models.functions.math.Round(
                            django.db.models.expressions.CombinedExpression(
                                models.F("net"), "+", models.F("tax")
                            ),
                            precision=4,
                        ),
                    )
                ),
                name="refund_line_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="refundline",
            constraint=models.CheckConstraint(
                condition=models.Q(("gross__gt", 0)), name="refund_line_is_positive"
            ),
        ),
    ]
