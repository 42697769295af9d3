"""The draft company's file in any state, and lists to compare it with."""

from tests.companies.filing import file_in
from tests.moderation.listing import loaded

__all__ = ["file_in", "loaded"]
