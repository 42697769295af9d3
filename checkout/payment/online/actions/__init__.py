"""What online payment does: begin, send, settle, transfer, pay back, and hear the provider."""

from checkout.payment.online.actions.accounts import begin_account, onboarding_url
from checkout.payment.online.actions.chargebacks import carry
from checkout.payment.online.actions.hearing import hear
from checkout.payment.online.actions.sending import refresh, send
from checkout.payment.online.actions.sessions import begin_session

__all__ = ["begin_account", "begin_session", "carry", "hear", "onboarding_url", "refresh", "send"]
