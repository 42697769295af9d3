"""PostgreSQL with a cluster of its own, durable writes off: its data is for tests."""

import secrets
import signal
from pathlib import Path

from scripts.services.home import LOOPBACK, Failed, Home
from scripts.services.software import postgresql_bin

NAME = "postgresql"
VERSION = "15"
PREFERRED_PORT = 15432
STOP = signal.SIGINT  # "fast": does not wait for clients to leave
ROLE = "comptoir"


def start(home: Home) -> None:
    """Start the server, making its cluster first when there is none."""
    port = home.port(NAME, PREFERRED_PORT)
    data = cluster(home)
    options = {
        "listen_addresses": LOOPBACK,
        "unix_socket_directories": str(home.folder(NAME)),
        "max_connections": "200",
        "shared_buffers": "256MB",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    home.start(NAME, [str(programs() / "postgres"), "-D", str(data), "-p", str(port), *flags])


def programs() -> Path:
    """Return the folder of the server's programs. Raises Failed when it is not installed."""
    folder = postgresql_bin()
    if folder is None:
        raise Failed("PostgreSQL is not installed: apt-get install postgresql")
    return folder


def cluster(home: Home) -> Path:
    """Return the data folder; made with a random password when missing."""
    data = home.folder(NAME) / f"data-{programs().parent.name}"
    if (data / "PG_VERSION").exists():
        return data
    password = home.folder(NAME) / "password"
    password.touch(mode=0o600)
    home.give(password)
    password.write_text(secrets.token_hex(16))
    flags = ["--auth=scram-sha-256", f"--pwfile={password}", "--encoding=UTF8", "--locale=C.UTF-8"]
    home.run([str(programs() / "initdb"), "-D", str(data), "-U", ROLE, *flags, "--no-sync"])
    return data


def sql(home: Home, statement: str, database: str = "postgres") -> str:
    """Run one statement with psql and return its bare output. Raises Failed."""
    password = (home.folder(NAME) / "password").read_text()
    address = ["-h", LOOPBACK, "-p", str(home.port(NAME, PREFERRED_PORT)), "-U", ROLE]
    command = [str(programs() / "psql"), "-XAtq", *address, "-d", database, "-c", statement]
    return home.run(command, env={"PGPASSWORD": password}).strip()


def is_ready(home: Home) -> bool:
    """Say whether the market's database answers; it is made on the way."""
    if sql(home, f"SELECT 1 FROM pg_database WHERE datname = '{ROLE}'") != "1":  # noqa: S608
        sql(home, f"CREATE DATABASE {ROLE}")
    return sql(home, "SELECT 1", ROLE) == "1"


def environment(home: Home) -> dict[str, str]:
    """Return the settings that point the market at this server."""
    password = (home.folder(NAME) / "password").read_text()
    port = home.port(NAME, PREFERRED_PORT)
    return {"DATABASE_URL": f"postgres://{ROLE}:{password}@{LOOPBACK}:{port}/{ROLE}"}
