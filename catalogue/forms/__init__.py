"""What sellers type about a listing: text, terms with a grid of price tiers, a filter."""

from catalogue.forms.narrowing import ListFilter
from catalogue.forms.terms import TermsForm, terms_initial
from catalogue.forms.text import ListingForm, listing_initial

__all__ = ["ListFilter", "ListingForm", "TermsForm", "listing_initial", "terms_initial"]
