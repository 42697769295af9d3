"""Sign-up and sign-in."""

from typing import Any, Final

from allauth.account.forms import LoginForm, SignupForm
from allauth.core import context as current
from django import forms
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.actions import welcome
from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import User
from marketplace.accounts.signin.addresses import phone_number
from marketplace.accounts.signin.forms import without_placeholders
from marketplace.accounts.signin.standing_in import join_and_take_back

ADULT: Final = "adult"
INVITATION: Final = "invitation"
"""Session key of an invitation that was opened signed out."""


class SignInForm(LoginForm):
    """One field is enough: without a password a code comes by e-mail or text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the password optional and say what leaving it empty does."""
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        login = self.fields["login"]
        login.label = _("E-mail or mobile phone")
        login.widget.attrs["autocomplete"] = "username webauthn"
        self.fields["remember"].label = _("Remember me on this device")
        password = self.fields["password"]
        password.required = password.widget.is_required = False
        password.label = _("Password")
        password.help_text = format_html(
            "{} {}",
            _("Leave it empty and we send you a sign-in code."),
            password.help_text,
        )

    def clean_login(self) -> str:
        """Return the address, or the telephone in E.164. Raises ValidationError for neither."""
        typed = str(super().clean_login())
        if "@" in typed:
            return str(forms.EmailField().clean(typed)).lower()
        number = phone_number(typed, settings.PLATFORM_COUNTRY)
        if number is None:
            raise forms.ValidationError(
                _now("Type an e-mail address, or a telephone number with its country code."),
                code="invalid_login",
            )
        return number


class SignUpForm(SignupForm):
    """Who joins: names, address, the stated age; a password and a company name if they like."""

    first_name = forms.CharField(
        label=_("First name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label=_("Last name"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    company_name = forms.CharField(
        label=_("Company name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        help_text=_("You can buy at once; the company's papers can follow."),
    )
    age = forms.ChoiceField(
        label=_("Your age"),
        choices=((ADULT, _("I am 18 or older")), ("minor", _("I am younger than 18"))),
        widget=forms.RadioSelect,
        help_text=_("We keep only that you said so, no date of birth."),
    )
    field_order = ("email", "first_name", "last_name", "company_name", "password1", "age")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say that the password is optional; the telephone can follow on its own page."""
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        del self.fields["phone"]
        self._has_phone_field = False
        self.fields["email"].label = _("E-mail")
        password = self.fields["password1"]
        password.required = password.widget.is_required = False
        password.label = _("Password")
        password.help_text = _(
            "At least 12 characters. Without one you sign in with a code by e-mail."
        )
        if self.invitation:
            del self.fields["company_name"]
            self.fields["email"].initial = self.invitation["email"]

    @property
    def invitation(self) -> dict[str, str]:
        """The invitation whose link was opened in this browser: company, e-mail, token; or none."""
        request = current.request
        found: dict[str, str] = request.session.get(INVITATION, {}) if request else {}
        return found

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Save, or answer with the refusal page for minors; nothing about them is kept."""
        if self.cleaned_data["age"] != ADULT:
            return None, render(request, "accounts/too_young.html", status=403)
        try:
            return self._saved(request)
        except IntegrityError:  # a moment before came the same address, or a company's same name
            taken = User.objects.filter(email__iexact=self.cleaned_data["email"]).exists()
            self.account_already_exists = taken
            return self._saved(request)

    def _saved(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if self.account_already_exists:
            join_and_take_back(self, request)
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved

    @transaction.atomic
    def save(self, request: HttpRequest) -> User:
        """Make the person and all that joining brings in one transaction."""
        user: User = super().save(request)
        return user

    def signup(self, request: HttpRequest, user: User) -> None:
        """Complete the new person: allauth calls this inside `save`."""
        del request
        user.language = get_language() or ""
        user.save(update_fields=["language"])
        welcome(
            user,
            by=own_party(user),
            company_name=self.cleaned_data.get("company_name", ""),
            invited=bool(self.invitation) and user.email == self.invitation["email"].lower(),
        )
