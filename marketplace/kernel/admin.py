"""Dead letters in the administrator's pages: what failed and why, and the way to try again."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from marketplace.kernel.dead_letters import revive
from marketplace.kernel.models import Message


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Read, and deliver again; what is owed is never written or deleted by hand."""

    list_display = ("id", "topic", "created_at", "attempts", "last_error")
    list_filter = ("topic",)
    ordering = ("-id",)
    actions = ("deliver_again",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        """Return the dead alone."""
        return super().get_queryset(request).exclude(dead_at=None)

    @admin.action(description=_("Try again"), permissions=["view"])
    def deliver_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        """Owe the chosen messages again."""
        count = revive(queryset)
        words = ngettext("%(n)s will be tried again.", "%(n)s will be tried again.", count)
        self.message_user(request, words % {"n": count})

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Platform administrators come here by their role."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Platform administrators read."""
        del obj
        return bool(request.user.is_active and request.user.is_staff)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Messages are owed by actions."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A message says what happened."""
        del request, obj
        return False

    has_delete_permission = has_change_permission
