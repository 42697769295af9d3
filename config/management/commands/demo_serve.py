"""`manage.py demo_serve --port 8000`: serve the demo with its worker and clock in one process."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from gunicorn.app.base import BaseApplication

from config.wsgi import application
from marketplace.kernel import clock, worker


class Server(BaseApplication):
    """Gunicorn with one process and threads, so that the embedded index has one writer."""

    def __init__(self, port: int) -> None:
        """Keep the port; `load_config` reads it."""
        self.port = port
        super().__init__()

    def load_config(self) -> None:
        """Listen on loopback only."""
        facts = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 1,
            "threads": 8,
            "worker_class": "gthread",
            "loglevel": "warning",
            "control_socket": str(settings.DATA_DIR / f"gunicorn-{self.port}.sock"),
            "post_worker_init": lambda _worker: worker.start_in_process(),
        }
        for name, value in facts.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the WSGI application."""
        return application


class Command(BaseCommand):
    """Refuses to serve twice on one data folder: the index has one writer."""

    help = "Serves the demo market on loopback until interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, **options: Any) -> None:
        """Hold the serving mark and run."""
        with worker.serving() as alone:
            if not alone:
                raise CommandError("Another process already serves this data folder.")
            clock.resume()
            self.stdout.write(f"Comptoir: http://127.0.0.1:{options['port']}  (Ctrl-C ends it)")
            Server(options["port"]).run()
