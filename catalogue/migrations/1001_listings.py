"""Listings: a seller, a lifecycle, terms and price tiers on Oscar's products; names of categories."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0032_category_exclude_from_menu_category_long_description"),
        ("companies", "0001_initial"),
        ("partner", "0007_partneraddress_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="PriceTier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("min_quantity", models.PositiveIntegerField(verbose_name="From")),
                (
                    "unit_price",
                    models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Unit price"),
                ),
            ],
            options={
                "ordering": ("min_quantity",),
            },
        ),
        migrations.AlterModelOptions(
            name="product",
            options={
                "ordering": ["-id"],
                "verbose_name": "Product",
                "verbose_name_plural": "Products",
            },
        ),
        migrations.AddField(
            model_name="category",
            name="names",
            field=models.JSONField(blank=True, default=dict, verbose_name="Names by language"),
        ),
        migrations.AddField(
            model_name="category",
            name="picture",
            field=models.SlugField(blank=True, default="", max_length=60, verbose_name="Picture"),
        ),
        migrations.AddField(
            model_name="product",
            name="brand",
            field=models.CharField(blank=True, max_length=120, verbose_name="Brand"),
        ),
        migrations.AddField(
            model_name="product",
            name="category",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="listings",
                to="catalogue.category",
                verbose_name="Category",
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="gtin",
            field=models.CharField(blank=True, db_index=True, max_length=14, verbose_name="GTIN"),
        ),
        migrations.AddField(
            model_name="product",
            name="hs_code",
            field=models.CharField(blank=True, max_length=10, verbose_name="HS code"),
        ),
        migrations.AddField(
            model_name="product",
            name="incoterm",
            field=models.CharField(blank=True, max_length=3, verbose_name="Incoterm"),
        ),
        migrations.AddField(
            model_name="product",
            name="incoterm_place",
            field=models.CharField(blank=True, max_length=80, verbose_name="Incoterm place"),
        ),
        migrations.AddField(
            model_name="product",
            name="is_service",
            field=models.BooleanField(default=False, verbose_name="Service"),
        ),
        migrations.AddField(
            model_name="product",
            name="lead_time_days",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="Lead time in days"),
        ),
        migrations.AddField(
            model_name="product",
            name="mpn",
            field=models.CharField(
                blank=True, db_index=True, max_length=80, verbose_name="Manufacturer part number"
            ),
        ),
        migrations.AddField(
            model_name="product",
            name="order_multiple",
            field=models.PositiveIntegerField(default=1, verbose_name="Order multiple"),
        ),
        migrations.AddField(
            model_name="product",
            name="origin",
            field=models.CharField(blank=True, max_length=2, verbose_name="Country of origin"),
        ),
        migrations.AddField(
            model_name="product",
            name="pack_size",
            field=models.PositiveIntegerField(default=1, verbose_name="Pack size"),
        ),
        migrations.AddField(
            model_name="product",
            name="published_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="First published"),
        ),
        migrations.AddField(
            model_name="product",
            name="seller",
            field=models.ForeignKey(
                default=1,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="listings",
                to="companies.company",
                verbose_name="Seller",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="product",
            name="specs",
            field=models.JSONField(blank=True, default=dict, verbose_name="Attributes"),
        ),
        migrations.AddField(
            model_name="product",
            name="status",
            field=models.CharField(default="draft", max_length=20, verbose_name="State"),
        ),
        migrations.AddField(
            model_name="product",
            name="unit",
            field=models.CharField(default="C62", max_length=3, verbose_name="Unit"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["status", "category"], name="listing_by_category"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["seller", "status"], name="listing_by_seller"),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(fields=["status", "-published_at"], name="listing_newest"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ("draft", "published", "unpublished", "taken_down", "archived"))
                ),
                name="listing_status_in_table",
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("order_multiple__gte", 1)), name="listing_multiple_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(("pack_size__gte", 1)), name="listing_pack_from_1"
            ),
        ),
        migrations.AddField(
            model_name="pricetier",
            name="stockrecord",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tiers",
                to="partner.stockrecord",
            ),
        ),
        migrations.AddConstraint(
            model_name="pricetier",
            constraint=models.CheckConstraint(
                condition=models.Q(("min_quantity__gte", 1)), name="tier_quantity_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="pricetier",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit_price__gt", 0)), name="tier_price_above_zero"
            ),
        ),
        migrations.AddConstraint(
            model_name="pricetier",
            constraint=models.UniqueConstraint(
                fields=("stockrecord", "min_quantity"), name="one_tier_per_quantity"
            ),
        ),
    ]
