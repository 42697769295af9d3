"""Elasticsearch, the server's core as Maven Central carries it, as one node without security."""

import hashlib
import json
import shutil
import signal
import subprocess
import urllib.request
from pathlib import Path

from scripts.services.home import LOOPBACK, Failed, Home, say

NAME = "elasticsearch"
PREFERRED_PORT = 19200
STOP = signal.SIGTERM
VERSION = "8.19.21"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
SHA256 = "215d5f3dbf0609a149f6218a9e47b6ae2df34ebbff3c5754e35f15a5e5393c8a"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
SETTINGS = """
cluster.name: comptoir
discovery.type: single-node
xpack.security.enabled: false
network.host: {host}
http.port: {port}
transport.port: 0
path.data: {folder}/data
path.logs: {folder}/logs
cluster.routing.allocation.disk.threshold_enabled: false
action.destructive_requires_name: false
"""


def install(home: Home) -> Path:
    """Return the unpacked server; fetched with Maven when missing, by its digest."""
    target = home.root / "software" / f"elasticsearch-{VERSION}"
    if target.is_dir():
        return target
    say(f"Fetching Elasticsearch {VERSION} (about 107 MB) …")
    unpacked = target.parent / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    unpacked.mkdir(parents=True)
    archive = fetch(unpacked)
    subprocess.run(["unzip", "-q", str(archive), "-d", str(unpacked)], check=True)
    next(unpacked.glob("elasticsearch-*/")).rename(target)
    shutil.rmtree(unpacked)
    return target


def fetch(folder: Path) -> Path:
    """Bring the archive into a folder. Raises Failed when Maven fails or the digest differs."""
    command = ["mvn", "-B", "-q", COPY, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, cwd=folder, check=False
    )
    archive = folder / f"elasticsearch-{VERSION}.zip"
    if done.returncode or not archive.exists():
        raise Failed(f"Maven could not fetch {ARTIFACT}:\n{done.stdout}{done.stderr}")
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        raise Failed(f"{archive.name} is not the file we know: its SHA-256 differs.")
    return archive


def start(home: Home) -> None:
    """Start the server with a configuration of its own."""
    software = install(home)
    folder = home.folder(NAME)
    config = configuration(home, software)
    env = {
        "ES_JAVA_HOME": java_home(),
        "ES_PATH_CONF": str(config),
        "ES_JAVA_OPTS": "-Xms512m -Xmx512m",
        "ES_TMPDIR": str(home.folder(f"{NAME}/scratch")),  # not above the configuration
    }
    home.run([str(software / "bin/elasticsearch"), "-d", "-p", str(folder / "pid")], env)


def configuration(home: Home, software: Path) -> Path:
    """Return the folder of the server's configuration, written for this home."""
    folder = home.folder(NAME)
    config = folder / "config"
    shutil.copytree(software / "config", config, dirs_exist_ok=True)
    port = home.port(NAME, PREFERRED_PORT)
    settings = SETTINGS.format(host=LOOPBACK, port=port, folder=folder)
    (config / "elasticsearch.yml").write_text(settings)
    for path in (config, *config.rglob("*")):
        home.give(path)
    return config


def java_home() -> str:
    """Return the home of the Java on the PATH, Debian's Java 17 first."""
    debian = sorted(Path("/usr/lib/jvm").glob("java-17-openjdk-*"))
    found = Path(shutil.which("java") or "/usr/bin/java").resolve().parents[1]
    return str(debian[0] if debian else found)


def is_ready(home: Home) -> bool:
    """Say whether the node can serve: the core distribution has no other cheap way to ask."""
    url = f"{environment(home)['ELASTICSEARCH_URL']}/_cluster/health"
    with urllib.request.urlopen(url, timeout=5) as answer:
        return json.load(answer)["status"] in {"green", "yellow"}


def environment(home: Home) -> dict[str, str]:
    """Return the settings that point the market at this server."""
    return {"ELASTICSEARCH_URL": f"http://{LOOPBACK}:{home.port(NAME, PREFERRED_PORT)}"}
