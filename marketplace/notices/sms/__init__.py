"""Texts to telephones, by the backend that the settings name: console, file, or a provider."""

from marketplace.notices.sms.sending import NotSent, send

__all__ = ["NotSent", "send"]
