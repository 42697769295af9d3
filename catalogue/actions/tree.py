"""Building the category tree from a classification's rows, thousands at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from catalogue.models import Category
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

BATCH = 1000


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """A category to load: code, English name, names by language, parent's code, drawing's key."""

    code: str
    name: str
    names: dict[str, str] = field(default_factory=dict)
    parent: str = ""
    picture: str = ""


@transaction.atomic
def load_categories(nodes: Iterable[CategoryNode], *, by: Party) -> int:
    """Add the categories that are new and rename those that stand; return how many are new.

    Parents come before their children, or stand already. A category without a picture takes its
    parent's. Nothing is moved or removed. Raises Refused for an unknown parent.
    """
    if not (by.is_system or by.may("edit")):
        raise Refused(_("Only editors change the categories."), code="wrong_actor")
    tree = _Tree()
    for node in nodes:
        tree.put(node)
    return tree.save()


class _Tree:
    """The standing tree in memory, with what is added and changed."""

    def __init__(self) -> None:
        self.known: dict[str, Category] = {c.code: c for c in Category.objects.all() if c.code}
        self.children: Counter[str] = Counter()
        for path in Category.objects.values_list("path", flat=True):
            self._count(path)
        self.added: list[Category] = []
        self.changed: list[Category] = []

    def _count(self, path: str) -> None:
        parent, step = path[: -Category.steplen], path[-Category.steplen :]
        self.children[parent] = max(self.children[parent], Category._str2int(step))

    def put(self, node: CategoryNode) -> None:
        """Add the node below its parent, or rename it where it stands."""
        parent = self._parent(node)
        picture = node.picture or (parent.picture if parent else "")
        words = {"name": node.name, "names": node.names, "picture": picture}
        standing = self.known.get(node.code)
        if standing is None:
            self._add(
                Category(code=node.code, slug=slugify(node.name)[:120] or node.code, **words),
                parent,
            )
        elif any(getattr(standing, name) != value for name, value in words.items()):
            standing.name, standing.names, standing.picture = node.name, node.names, picture
            self.changed.append(standing)

    def _parent(self, node: CategoryNode) -> Category | None:
        if not node.parent:
            return None
        if node.parent not in self.known:
            raise Refused(_("Category %(code)s has an unknown parent.") % {"code": node.code})
        return self.known[node.parent]

    def _add(self, category: Category, parent: Category | None) -> None:
        above = parent.path if parent else ""
        self.children[above] += 1
        category.depth = (parent.depth if parent else 0) + 1
        category.path = Category._get_path(above, category.depth, self.children[above])
        if parent:
            parent.numchild += 1
            self._touch(parent)
        self.known[category.code] = category
        self.added.append(category)

    def _touch(self, parent: Category) -> None:
        if parent.pk is not None and parent not in self.changed[-1:]:
            self.changed.append(parent)

    def save(self) -> int:
        """Write what is new and what changed; return how many are new."""
        Category.objects.bulk_create(self.added, batch_size=BATCH)
        changed: Sequence[Category] = list({c.pk: c for c in self.changed}.values())
        Category.objects.bulk_update(
            changed, ["name", "names", "picture", "numchild"], batch_size=BATCH
        )
        return len(self.added)
