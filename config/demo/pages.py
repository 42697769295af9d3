"""The demo's pages: shelves of the first page, news, guides, imprint, and the policies."""

from datetime import datetime, timedelta
from typing import Any, Final

from cms.models import (
    GuideIndexPage,
    GuidePage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    TextPage,
)
from config.demo import policies
from config.demo.founding import Office
from config.demo.translating import translate_pages
from marketplace.companies.models import Company
from marketplace.kernel.clock import played_at, real_now
from marketplace.kernel.deadlines import day_of

IMPRINT: Final = (
    "<p>Comptoir demo market, an invented organiser.</p>"
    "<p>8 rue de l’Exemple<br/>75000 Paris, France</p>"
    '<p>E-mail: <a href="mailto:comptoir@localhost">comptoir@localhost</a></p>'
    "<p>Everything here is for trying the software: companies, orders and money are invented.</p>"
)
NEWS: Final = (
    (
        200,
        "The market is open",
        "Nine sellers from seven countries offer office equipment; each was checked by a person.",
        "<p>Every seller has handed in register papers, and a moderator has compared them. The"
        " mark beside a company’s name says what was checked and until when.</p>"
        "<p>Look around without an account; to ask or to order you need one.</p>",
    ),
    (
        88,
        "The privacy policy changes",
        "Carriers outside the European Union see the address when goods go there.",
        "<p>The new version counts 15 days after it was published. Until then everybody could"
        " comment on it; whoever signs in afterwards is asked to agree.</p>"
        "<p>All versions, with what changed word by word, stay in the archive of policies.</p>",
    ),
    (
        9,
        "Part numbers in any notation",
        "Search finds 01315101, 0131-5101 and 0131 5101 alike.",
        "<p>Manufacturers, sellers and buyers write part numbers in their own way. The search"
        " now reads all of them as one. The notation itself is described by"
        ' <a href="https://www.gs1.org/standards">GS1</a> and others.</p>',
    ),
)
GUIDES: Final = (
    (
        "Buy on this market",
        "From the first search to the goods on your dock.",
        "<h2>1. Find</h2><p>Type words or a part number, then set the quantity that you need:"
        " every price follows it.</p><h2>2. Ask</h2><p>Put your question on the page of the"
        " listing. Only the seller and you read it.</p><h2>3. Order</h2><p>One purchase can hold"
        " goods of several sellers. Each seller gets an order of their own.</p>",
    ),
    (
        "Pay by transfer",
        "How your money gets to the platform’s account, and on to the seller.",
        "<ol><li>Place the order; you see the account and a number.</li><li>Transfer the amount"
        " and name the number.</li><li>Upload the proof of payment.</li></ol><p>The money is"
        " held until the goods have arrived.</p>",
    ),
    (
        "Become a seller",
        "What a moderator wants to see before your listings are public.",
        "<ul><li>your entry in the register,</li><li>a business licence that is valid,</li>"
        "<li>an identity document of whoever acts for the company.</li></ul><p>Three working days"
        " after you have handed in the file you hear from us.</p>",
    ),
)


def plant_pages(office: Office) -> None:
    """Make the pages and policies, and let everybody agree; nothing when they are there."""
    if NewsIndexPage.objects.exists():
        return
    now, home = real_now(), HomePage.objects.get()
    policies.publish_all(office.editor, now)
    policies.agree_all(now)
    _news(home, now, office)
    guides = _guides(home, office)
    _add(home, TextPage(title="Imprint", slug="imprint", body=_body(IMPRINT)), office)
    _shelves(home, guides)
    translate_pages()


def _body(html: str) -> list[tuple[str, str]]:
    return [("text", html)]


def _add(parent: Any, page: Any, office: Office) -> Any:
    page.owner_id = office.editor.person_id
    page.show_in_menus = page.show_in_menus_default
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _news(home: HomePage, now: datetime, office: Office) -> None:
    index = _add(home, NewsIndexPage(title="News", lead="What changes on this market."), office)
    for days, title, summary, text in NEWS:
        with played_at(now - timedelta(days=days)):
            day = day_of(now - timedelta(days=days))
            _add(index, NewsPage(title=title, date=day, summary=summary, body=_body(text)), office)


def _guides(home: HomePage, office: Office) -> Any:
    index = _add(home, GuideIndexPage(title="Help", lead="How things are done here."), office)
    for title, summary, text in GUIDES:
        _add(index, GuidePage(title=title, summary=summary, body=_body(text)), office)
    return index


def _shelves(home: HomePage, guides: Any) -> None:
    shown = Company.objects.verified().exclude(partner=None).order_by("pk")[:4]
    companies = {"heading": "Sellers of this market", "companies": list(shown)}
    help_text = {
        "heading": "New here?",
        "text": "<p>Three short guides say how to buy, how to pay and how to become a seller.</p>",
        "label": "Read the guides",
        "page": guides,
        "address": "",
    }
    home.shelves = [
        ("lead", {"audience": "visitors"}),
        ("slot", {"slot": "home.member"}),
        ("slot", {"slot": "home.shelves"}),
        ("companies", {"audience": "everybody"} | companies),
        ("news", {"audience": "everybody", "heading": "News"}),
        ("text", {"audience": "visitors"} | help_text),
        ("how", {"audience": "visitors"}),
    ]
    home.save_revision().publish()
