"""Companies in the administrator's pages: to find one, never to change what steps decide."""

from typing import ClassVar

from django.contrib import admin
from django.http import HttpRequest

from marketplace.companies.models import Company


@admin.register(Company)
class CompanyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Find a company; everything is read only."""

    list_display = ("legal_name", "country", "status", "verified_until")
    list_filter = ("status", "country")
    search_fields: ClassVar = ("legal_name", "trade_name", "registration_number")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Companies are made by joining or by an action."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Company | None = None) -> bool:
        """Nothing is changed past the actions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Company | None = None) -> bool:
        """A company is evidence."""
        return False
