"""The lasting market, for files whose tests only look or are refused."""

from tests.lasting import bare_404, built, fair, uncounted

__all__ = ["bare_404", "built", "fair", "uncounted"]
