"""Intents, the sellers' accounts, the inbox of the provider's events, and card disputes."""

from checkout.payment.online.models.account import ConnectedAccount
from checkout.payment.online.models.chargeback import Chargeback
from checkout.payment.online.models.inbox import ProviderEvent
from checkout.payment.online.models.intent import Intent

__all__ = ["Chargeback", "ConnectedAccount", "Intent", "ProviderEvent"]
