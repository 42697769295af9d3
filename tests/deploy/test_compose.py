"""The compose file names what exists: pinned images, users without rights, known settings."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from celery.bin.celery import celery as celery_command
from click.testing import CliRunner

from scripts.services import elasticsearch, postgresql, redis

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
MARKET = ("setup", "web", "worker", "clock")
READ = re.compile(
    r"""(?:environ(?:\.get\(|\[)|getenv\(|_flag\(|keys\.secret\()\s*["']([A-Z_]+)["']"""
)
GIVEN = re.compile(r"\$\{([A-Z_]+)")


def read_by_settings() -> set[str]:
    return {
        name for path in (ROOT / "config").glob("*.py") for name in READ.findall(path.read_text())
    }


def test_services() -> None:
    own = {"setup", "web", "worker", "clock"}
    assert set(SERVICES) == own | {"postgresql", "redis", "elasticsearch", "mail"}


@pytest.mark.parametrize("name", SERVICES)
def test_image_is_pinned(name: str) -> None:
    assert re.search(r":v?\d+\.\d+(\.\d+)?(-[a-z]+)?$", SERVICES[name]["image"])


@pytest.mark.parametrize("name", SERVICES)
def test_runs_without_root(name: str) -> None:
    assert str(SERVICES[name]["user"]).split(":")[0] not in {"root", "0", ""}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"setup"}))
def test_has_a_health_check(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", ["postgresql", "redis", "elasticsearch", *MARKET])
def test_state_is_on_a_named_volume(name: str) -> None:
    assert SERVICES[name]["volumes"][0].split(":")[0] in COMPOSE["volumes"]


@pytest.mark.parametrize("name", SERVICES)
def test_published_on_loopback_alone(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.mark.parametrize("name", MARKET)
def test_variables_are_read_by_the_settings(name: str) -> None:
    assert set(SERVICES[name]["environment"]) <= read_by_settings()


def test_example_names_every_variable_asked_for() -> None:
    example = (ROOT / ".env.example").read_text()
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    assert named == set(GIVEN.findall((ROOT / "docker-compose.yml").read_text()))


@pytest.mark.parametrize("name", ["worker", "clock"])
def test_celery_knows_its_command(name: str) -> None:
    words = SERVICES[name]["command"].split()
    assert words[:3] == ["celery", "-A", "config"]
    assert CliRunner().invoke(celery_command, [*words[1:4], "--help"]).exit_code == 0


def test_image_drops_root_and_serves_the_market() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert dockerfile.index("USER comptoir") < dockerfile.index('CMD ["gunicorn", "config.wsgi"')
    assert "--require-hashes" in dockerfile


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("postgresql", f"postgres:{postgresql.VERSION}."),
        ("redis", f"redis:{redis.VERSION}."),
        ("elasticsearch", f"elasticsearch:{elasticsearch.VERSION}"),
    ],
)
def test_the_server_is_the_one_that_the_tests_run_on(name: str, version: str) -> None:
    assert SERVICES[name]["image"].startswith(version)


@pytest.mark.parametrize("name", MARKET)
def test_every_part_has_the_addresses_that_services_print(name: str) -> None:
    given = SERVICES[name]["environment"]
    assert given["SEARCH_BACKEND"] == "elasticsearch"
    assert {"DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL"} <= set(given)
    assert {"STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRETS", "SEARCH_INDEX"} <= set(given)


def test_only_the_making_of_tables_may_take_long() -> None:
    patient = [n for n in MARKET if "STATEMENT_TIMEOUT" in SERVICES[n]["environment"]]
    assert patient == ["setup"]
