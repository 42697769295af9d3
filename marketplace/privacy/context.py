"""What every page needs to know: whether to ask for a choice of cookies."""

from django.http import HttpRequest

from marketplace.privacy.gate import choice_needed


def cookies(request: HttpRequest) -> dict[str, bool]:
    """Context processor: `cookie_choice_needed`."""
    return {"cookie_choice_needed": choice_needed(request)}
