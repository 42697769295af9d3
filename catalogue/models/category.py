"""A category of the CPV tree, named in several languages."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import AbstractCategory


class Category(AbstractCategory):
    """A CPV category: `code`, English `name`, other languages in `names`, a line drawing's key."""

    names = models.JSONField(_("Names by language"), default=dict, blank=True)
    picture = models.SlugField(_("Picture"), max_length=60, blank=True, default="")

    class Meta(AbstractCategory.Meta):
        pass

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        """The name in the page's language, else in English."""
        language = get_language() or "en"
        return str(self.names.get(language) or self.names.get(language[:2]) or self.name)

    @property
    def picture_path(self) -> str:
        """Path of the line drawing under the static root."""
        return f"pictures/{self.picture or 'none'}.svg"

    def way(self) -> "models.QuerySet[Category]":
        """Return the categories from the root down to this one; one query."""
        starts = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        found: models.QuerySet[Category] = Category.objects.filter(path__in=starts)
        return found.order_by("path")

    def get_absolute_url(self) -> str:
        """Return the category's page; unlike Oscar's it needs no ancestors."""
        return reverse("catalogue:category", args=[self.slug, self.pk])
