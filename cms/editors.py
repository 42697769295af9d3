"""The group of editors: who is in it gets into the editors' mount, and changes pages and
pictures."""

from itertools import product
from typing import Any, Final

from cms.seed import Models

GROUP: Final = "Editors of this market"
ROLE: Final = "editor"
ON_PAGES: Final = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ON_PICTURES: Final = ("add_image", "change_image", "choose_image")


def group(get_model: Models) -> Any:
    """Return the group with its permissions, made when it is not there."""
    found, made = get_model("auth", "Group").objects.get_or_create(name=GROUP)
    if made:
        found.permissions.add(_permission(get_model, "wagtailadmin", "admin", "access_admin"))
        allow_translating(get_model, found)
        allow_pages(get_model, found)
        _allow_pictures(get_model, found)
    return found


def open_to_editors(get_model: Models) -> None:
    """Open the trees of all languages to the editors, if there are any editors yet."""
    for found in get_model("auth", "Group").objects.filter(name=GROUP):
        allow_pages(get_model, found)


def allow_translating(get_model: Models, editors: Any) -> None:
    """Let the editors begin translations of pages."""
    label, model = "simple_translation", "simpletranslation"
    editors.permissions.add(_permission(get_model, label, model, "submit_translation"))


def allow_pages(get_model: Models, editors: Any) -> None:
    """Open the tree of every language to the editors."""
    homes = get_model("cms", "HomePage").objects.values_list("pk", flat=True)
    for key, codename in product(homes, ON_PAGES):
        get_model("wagtailcore", "GroupPagePermission").objects.get_or_create(
            group=editors,
            page_id=key,
            permission=_permission(get_model, "wagtailcore", "page", codename),
        )


def _allow_pictures(get_model: Models, editors: Any) -> None:
    collections = get_model("wagtailcore", "Collection").objects
    root = collections.order_by("depth", "path").first()
    root = root or collections.create(path="0001", depth=1, numchild=0, name="Root")
    for codename in ON_PICTURES:
        get_model("wagtailcore", "GroupCollectionPermission").objects.create(
            group=editors,
            collection_id=root.pk,
            permission=_permission(get_model, "wagtailimages", "image", codename),
        )


def _permission(get_model: Models, label: str, model: str, codename: str) -> Any:
    types = get_model("contenttypes", "ContentType").objects
    kind, _made = types.get_or_create(app_label=label, model=model)
    found, _made = get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": codename.replace("_", " ")}
    )
    return found


def seat_all(get_model: Models) -> None:
    """Put everybody who is an editor already into the group."""
    people = get_model("accounts", "User").objects.filter(staff_role=ROLE)
    if people.exists():
        group(get_model).user_set.set(people)
