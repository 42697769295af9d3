"""The container's health check: exit 0 when the web server beside it answers `/healthz`."""

import sys
import urllib.request

# As the TLS proxy would send it, so that the market does not redirect to https.
REQUEST = urllib.request.Request(
    "http://127.0.0.1:8000/healthz", headers={"X-Forwarded-Proto": "https"}
)

if __name__ == "__main__":
    try:
        urllib.request.urlopen(REQUEST, timeout=4).close()
    except OSError as problem:
        sys.exit(f"Not healthy: {problem}")
