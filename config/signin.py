"""How people sign in: one door, by e-mail code or password, a second factor; limits and terms.

The settings module takes everything from here. Terms are in seconds; codes live ten minutes.
"""

import re
from os import environ
from typing import Final

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "/"

# ASVS 6.2.1: twelve characters at least; no rule asks for kinds of characters.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "marketplace.accounts.signin.passwords.BreachedPasswordValidator"},
]
# The online range check is `marketplace.accounts.signin.pwned.is_known`; off unless named.
BREACHED_PASSWORDS_ADAPTER = environ.get("BREACHED_PASSWORDS_ADAPTER", "")
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

_CODE_LIVES: Final = 600

ACCOUNT_ADAPTER = "marketplace.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "marketplace.accounts.forms.SignInForm",
    "signup": "marketplace.accounts.forms.SignUpForm",
    "reset_password": "marketplace.accounts.signin.forms.ResetForm",
    "request_login_code": "marketplace.accounts.signin.forms.RequestCodeForm",
    "confirm_login_code": "marketplace.accounts.signin.forms.SignInCodeForm",
    "confirm_email_verification_code": "marketplace.accounts.signin.forms.AddressCodeForm",
    "confirm_password_reset_code": "marketplace.accounts.signin.forms.ResetCodeForm",
    "verify_phone": "marketplace.accounts.signin.forms.PhoneCodeForm",
    "reauthenticate": "marketplace.accounts.signin.forms.ProofForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# The telephone is no field of the sign-up page; naming it here mounts allauth's pages for it.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1", "phone"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = _CODE_LIVES
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = _CODE_LIVES
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = _CODE_LIVES
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = _CODE_LIVES
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False

# Production limits: per address (ip), per account or e-mail (key), per signed-in person (user).
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "signup": "20/m/ip",
    "request_login_code": "20/m/ip,3/m/key",
    "confirm_email": "1/10s/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
    "change_phone": "3/m/user",
    "verify_phone": "1/10s/key,10/m/ip",
    "recovery": "5/h/ip",
}
# How many proxies of one's own stand before the market: without the number all people would count
# as one address behind them, and with a wrong one anybody could name another.
ALLAUTH_TRUSTED_PROXY_COUNT = int(environ.get("TRUSTED_PROXIES", "0"))


def with_more_per_address(limits: dict[str, str], times: int) -> dict[str, str]:
    """Return the limits with those per address raised: demos and journeys share one address."""
    return {
        action: re.sub(r"(\d+)(/\w+/ip)", lambda m: f"{int(m[1]) * times}{m[2]}", limit)
        for action, limit in limits.items()
    }


MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "activate_totp": "marketplace.accounts.signin.second_factor.SetUpForm",
    "add_webauthn": "marketplace.accounts.signin.passkeys.AddPasskeyForm",
    "authenticate": "marketplace.accounts.signin.second_factor.SecondFactorForm",
    "reauthenticate": "marketplace.accounts.signin.second_factor.FactorProofForm",
}
MFA_WEBAUTHN_USER_VERIFICATION = "required"
"""A passkey stands for password and second factor, so the device has to know its owner."""
MFA_TOTP_ISSUER = "Comptoir"
MFA_ADAPTER = "marketplace.accounts.signin.factors.FactorAdapter"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1
"""Codes of the period before and after are taken too (RFC 6238 section 5.2)."""

# Tracking writes one row with every page; the sign-in itself is listed without it.
USERSESSIONS_TRACK_ACTIVITY = False

# A demo writes texts to files that its outbox shows; a market sends none until a backend is named.
_DEMO: Final = environ.get("DEMO", "0" if environ.get("DATABASE_URL") else "1").lower()
_FILE: Final = "marketplace.notices.sms.backends.file"
SMS_BACKEND = environ.get("SMS_BACKEND", _FILE if _DEMO in {"1", "true", "yes"} else "")
SMS_SENDER = environ.get("SMS_SENDER", "")
SMS_API_URL = environ.get("SMS_API_URL", "")
SMS_API_TOKEN = environ.get("SMS_API_TOKEN", "")
SMS_MOST_PER_DAY = int(environ.get("SMS_MOST_PER_DAY", "500"))
SMS_COUNTRIES = frozenset(filter(None, environ.get("SMS_COUNTRIES", "").split(",")))
"""ISO codes of the countries that the organiser pays texts to; empty is every country."""
