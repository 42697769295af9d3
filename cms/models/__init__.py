"""The pages that editors write: home, news, guides, and pages on their own."""

from cms.models.guides import GuideIndexPage, GuidePage
from cms.models.home import HomePage, market_size, waiting
from cms.models.news import NewsIndexPage, NewsPage
from cms.models.page import MarketPage, TextPage

__all__ = [
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "MarketPage",
    "NewsIndexPage",
    "NewsPage",
    "TextPage",
    "market_size",
    "waiting",
]
