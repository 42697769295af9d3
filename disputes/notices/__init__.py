"""Who is told what of a dispute, and the words of its history."""

from disputes.notices.telling import register

__all__ = ["register"]
