"""The person."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from oscar.apps.customer.abstract_models import AbstractUser
from oscar.apps.customer.abstract_models import UserManager as OscarUserManager


class UserManager(OscarUserManager):
    """Addresses are kept in lower case, as the sign-in compares them."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Return the address as it is stored."""
        return (email or "").strip().lower()

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """Make a person; without a password they sign in by code."""
        address = self.normalize_email(email)
        user: User = super().create_user(address, password, **extra)  # type: ignore[no-untyped-call]
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, whatever its case. Raises User.DoesNotExist."""
        found: User = self.get(email=self.normalize_email(username))
        return found


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """A person. The company they act for is a membership; platform staff carry a role here."""

    class StaffRole(models.TextChoices):
        """Roles of platform staff."""

        MODERATOR = "moderator", _("Moderator")
        FINANCE = "finance", _("Finance")
        EDITOR = "editor", _("Editor")
        SUPPORT = "support", _("Support")
        PRIVACY_OFFICER = "privacy_officer", _("Privacy officer")
        PLATFORM_ADMINISTRATOR = "platform_administrator", _("Platform administrator")

    phone = models.CharField(_("phone"), max_length=20, null=True, blank=True, unique=True)  # noqa: DJ001
    staff_role = models.CharField(
        _("platform role"), max_length=30, blank=True, default="", choices=StaffRole.choices
    )
    phone_verified = models.BooleanField(_("phone verified"), default=False)
    fixed_line = models.CharField(_("fixed line"), max_length=30, blank=True, default="")
    salutation = models.CharField(_("salutation"), max_length=30, blank=True, default="")
    title = models.CharField(_("job title"), max_length=80, blank=True, default="")
    member_name = models.CharField(_("member name"), max_length=60, blank=True, default="")
    city = models.CharField(_("city"), max_length=80, blank=True, default="")
    country = models.CharField(_("country"), max_length=2, blank=True, default="")
    language = models.CharField(_("language"), max_length=10, blank=True, default="")
    main_industry = models.CharField(_("main industry"), max_length=10, blank=True, default="")
    photo = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    age_confirmed_at = models.DateTimeField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    class Meta(AbstractUser.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_person_per_address"),
            models.CheckConstraint(
                condition=models.Q(
                    staff_role__in=(
                        "",
                        "moderator",
                        "finance",
                        "editor",
                        "support",
                        "privacy_officer",
                        "platform_administrator",
                    )
                ),
                name="staff_role_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(phone=""), name="phone_null_rather_than_blank"
            ),
        ]

    def __str__(self) -> str:
        return str(self.email)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the address in lower case, however it came."""
        self.email = User.objects.normalize_email(self.email)
        super().save(*args, **kwargs)  # type: ignore[no-untyped-call]

    def get_full_name(self) -> str:
        """Return first and last name, empty for somebody who gave none."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def needs_second_factor(self) -> bool:
        """True for everybody who can decide about others: platform staff and administrators."""
        return bool(self.staff_role or self.is_staff or self.is_superuser)
