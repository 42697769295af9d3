"""Pages for tests, made as an editor publishes them."""

from typing import Any

from cms.models import HomePage, NewsIndexPage, NewsPage


def home() -> HomePage:
    """Return the home page as it is stored."""
    found: HomePage = HomePage.objects.get()
    return found


def publish(parent: Any, page: Any) -> Any:
    """Put a page into the tree and publish it."""
    page.show_in_menus = page.show_in_menus_default
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def news(*titles: str, html: str = "<p>Text.</p>") -> list[NewsPage]:
    """Publish a list of news with one piece for each title."""
    index = publish(home(), NewsIndexPage(title="News"))
    return [
        publish(index, NewsPage(title=title, summary="Short.", body=[("text", html)]))
        for title in titles
    ]


def shelves(*blocks: tuple[str, dict[str, Any]]) -> None:
    """Publish the home page with these shelves."""
    page = home()
    page.shelves = list(blocks)
    page.save_revision().publish()
