"""The category tree: built in bulk, sound for treebeard, loaded twice without change."""

import pytest
from django.contrib.staticfiles import finders
from django.utils import translation

from catalogue.actions import CategoryNode, load_categories
from catalogue.models import Category
from catalogue.queries import categories_named
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused

NODES = (
    CategoryNode("30000000-9", "Office machinery", {"fr": "Matériel de bureau"}, "", "desk"),
    CategoryNode("30200000-1", "Computers", {}, "30000000-9"),
    CategoryNode(
        "30232110-8", "Laser printers", {"fr": "Imprimantes laser"}, "30200000-1", "printer"
    ),
    CategoryNode("39000000-2", "Furniture"),
)


@pytest.fixture
def tree(db) -> int:
    return load_categories(NODES, by=SYSTEM)


def test_the_tree_is_sound(tree) -> None:
    assert tree == 4
    assert Category.find_problems() == ([], [], [], [], [])
    assert [c.depth for c in Category.objects.order_by("path")] == [1, 2, 3, 1]


def test_pictures_are_inherited(tree) -> None:
    pictures = Category.objects.order_by("code").values_list("picture", flat=True)
    assert list(pictures) == ["desk", "desk", "printer", ""]


def test_loading_again_adds_nothing_and_renames(tree) -> None:
    renamed = (CategoryNode("39000000-2", "Furniture and fittings"), *NODES[:3])
    assert load_categories(renamed, by=SYSTEM) == 0
    assert Category.objects.get(code="39000000-2").name == "Furniture and fittings"
    assert Category.find_problems() == ([], [], [], [], [])


def test_a_later_load_goes_on_where_the_first_ended(tree) -> None:
    more = (CategoryNode("30300000-2", "Copiers", parent="30000000-9"),)
    assert load_categories(more, by=SYSTEM) == 1
    assert Category.find_problems() == ([], [], [], [], [])
    assert Category.objects.get(code="30000000-9").numchild == 2


def test_an_unknown_parent_stops_the_load(tree) -> None:
    with pytest.raises(Refused):
        load_categories((CategoryNode("1", "Lost", parent="nowhere"),), by=SYSTEM)


def test_the_way_down_takes_one_query(tree, django_assert_num_queries) -> None:
    leaf = Category.objects.get(code="30232110-8")
    with django_assert_num_queries(1):
        assert [c.code for c in leaf.way()] == ["30000000-9", "30200000-1", "30232110-8"]


def test_names_in_the_language_of_the_page(tree) -> None:
    leaf = Category.objects.get(code="30232110-8")
    with translation.override("fr"):
        assert leaf.display_name == "Imprimantes laser"
    with translation.override("zh-hans"):
        assert leaf.display_name == "Laser printers"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("30232110-8", ["30232110-8"]),
        ("30232110-8 Laser printers", ["30232110-8"]),
        ("laser printers", ["30232110-8"]),
        ("printers LASER", ["30232110-8"]),
        ("302", ["30200000-1", "30232110-8"]),
        ("nothing like it", []),
        ("", []),
    ],
)
def test_finding_a_category_by_what_is_typed(tree, typed, codes) -> None:
    assert [c.code for c in categories_named(typed)] == codes


def test_the_picture_of_a_category_without_one_exists(tree) -> None:
    assert finders.find(Category.objects.get(code="39000000-2").picture_path)
