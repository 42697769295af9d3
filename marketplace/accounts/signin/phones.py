"""allauth's questions about telephones. A number is stored once its owner has typed the code."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django import forms
from django.conf import settings
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.actions.phones import keep_phone, person_with_phone
from marketplace.accounts.signin import texts
from marketplace.accounts.signin.addresses import phone_number


class PhoneField(forms.CharField):
    """A telephone number in any usual notation; the value is E.164."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def __init__(self, **options: Any) -> None:
        """Name the field, unless the form does."""
        options.setdefault("label", gettext_lazy("Mobile phone"))
        options.setdefault(
            "help_text", gettext_lazy("With the country code, for example +33 6 12 34 56 78.")
        )
        super().__init__(max_length=40, **options)

    def clean(self, value: Any) -> str:
        """Return the number. Raises ValidationError for what can not be one."""
        typed = super().clean(value)
        number = phone_number(typed, settings.PLATFORM_COUNTRY) if typed else ""
        if number is None:
            raise forms.ValidationError(
                _("This is not a telephone number. Type it with its country code."),
                code="invalid_phone",
            )
        return number


class PhoneHooks(DefaultAccountAdapter):
    """The hooks that turn sign-in by telephone on."""

    def phone_form_field(self, **options: Any) -> PhoneField:
        """Return the field of allauth's forms."""
        return PhoneField(**options)

    def get_phone(self, user: Any) -> tuple[str, bool] | None:
        """Return the number if it was proved; another one opens nothing and holds up nobody."""
        return (user.phone, True) if user.phone and user.phone_verified else None

    def set_phone(self, user: Any, phone: str, verified: bool) -> None:
        """Store a proved number; others are kept in the session alone."""
        if verified:
            keep_phone(user, phone)

    def set_phone_verified(self, user: Any, phone: str) -> None:
        """Store the number whose code was typed."""
        if user.phone != phone:
            keep_phone(user, phone)
            # The action has recorded the change, which our own hook would do a second time.
            DefaultAccountAdapter.send_notification_mail(self, "account/email/phone_changed", user)

    def get_user_by_phone(self, phone: str) -> Any:
        """Return who proved the number, or None."""
        number = phone_number(phone, settings.PLATFORM_COUNTRY)
        return person_with_phone(number) if number else None

    def send_verification_code_sms(self, user: Any, phone: str, code: str, **_kw: Any) -> None:
        """Owe the code."""
        self._owed(texts.owe_code(phone, code))

    def send_unknown_account_sms(self, phone: str, **_kw: Any) -> None:
        """Owe nothing to an unknown number, which costs nothing and takes as long."""
        self._owed(texts.owe(phone, ""))

    def send_account_already_exists_sms(self, phone: str) -> None:
        """Owe nothing to a number that another account proved."""
        self._owed(texts.owe(phone, ""))

    def _owed(self, left: bool) -> None:
        if not settings.SMS_BACKEND:
            off = _("This market sends no texts yet. Please use your e-mail address.")
            messages.error(current.request, off)
        elif not left:
            messages.error(
                current.request,
                _("Too many texts went to this number. Please wait ten minutes."),
            )
