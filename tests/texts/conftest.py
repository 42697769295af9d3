"""The lasting market, for the walk over its pages."""

from tests.lasting import built, fair

__all__ = ["built", "fair"]
