"""Forms of cookies, consents, policies and agreement."""

from marketplace.privacy.forms.consents import ConsentForm, CookieForm
from marketplace.privacy.forms.policies import AgreeForm, CommentForm, PolicyForm

__all__ = ["AgreeForm", "CommentForm", "ConsentForm", "CookieForm", "PolicyForm"]
