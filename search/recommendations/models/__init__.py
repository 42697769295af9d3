"""History of one person for one company, and what is popular with many companies."""

from search.recommendations.models.past import Mark, Viewed
from search.recommendations.models.popular import Popular

__all__ = ["Mark", "Popular", "Viewed"]
