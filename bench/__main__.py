"""`python -m bench`: run the benchmarks, print a table, write bench/results.json."""

import json
import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
django.setup()

from bench import (  # noqa: E402  (needs the settings)
    directory_cost,
    equal_answers,
    search_agreement,
    search_quality,
)

ROOT = Path(__file__).resolve().parent
PRODUCTS = ROOT.parent / "data" / "icecat" / "products.jsonl.gz"
JUDGMENTS = ROOT / "data" / "judgments.csv"

results = {"search": search_quality.main(PRODUCTS, JUDGMENTS)}
if os.environ.get("ELASTICSEARCH_URL"):
    print("\nElasticsearch")
    results["search_elasticsearch"] = search_quality.main(PRODUCTS, JUDGMENTS, "elasticsearch")
    print("\nBoth engines, 50 queries")
    results["search_agreement"] = search_agreement.main(PRODUCTS, JUDGMENTS)
print("\nDirectory, 2,000 and 20,000 companies")
results["directory"] = directory_cost.main()
print("\nAnswers for known and unknown accounts")
results["equal_answers"] = equal_answers.main()
(ROOT / "results.json").write_text(json.dumps(results, indent=2) + "\n")
