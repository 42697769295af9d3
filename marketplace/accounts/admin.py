"""People in the administrator's pages: for support, never for roles or passwords."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from marketplace.accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Find a person; staff roles come from the command, which records who gave them."""

    list_display = ("email", "first_name", "last_name", "staff_role", "is_active")
    list_filter = ("staff_role", "is_active")
    search_fields = ("email", "first_name", "last_name")
    ordering = ("email",)
    fields: ClassVar = (
        "email",
        "first_name",
        "last_name",
        "is_active",
        "staff_role",
        "date_joined",
    )
    readonly_fields: ClassVar = ("email", "staff_role", "date_joined")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People join by signing up."""
        del request
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """People are closed and anonymised, never deleted: trade records point at them."""
        del request, obj
        return False
