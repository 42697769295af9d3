"""The draft company's file in any state."""

from tests.companies.filing import file_in

__all__ = ["file_in"]
