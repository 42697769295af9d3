"""`python -m bench`: run the benchmarks, print a table, write bench/results.json."""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
django.setup()

from bench import search_agreement, search_quality  # noqa: E402  (needs the settings)

ROOT = Path(__file__).resolve().parent
PRODUCTS = ROOT.parent / "data" / "icecat" / "products.jsonl.gz"
JUDGMENTS = ROOT / "data" / "judgments.csv"

results = {"search": search_quality.main(PRODUCTS, JUDGMENTS)}
if os.environ.get("ELASTICSEARCH_URL"):
    print("\nElasticsearch")
    results["search_elasticsearch"] = search_quality.main(PRODUCTS, JUDGMENTS, "elasticsearch")
    print("\nBoth engines, 50 queries")
    results["search_agreement"] = search_agreement.main(PRODUCTS, JUDGMENTS)
(ROOT / "results.json").write_text(json.dumps(results, indent=2) + "\n")
