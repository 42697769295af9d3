"""Private files: purposes, checking, cleaning, storing and the rule who may see them."""

from marketplace.kernel.files.purposes import Purpose, may_see, purpose_of, register_purpose
from marketplace.kernel.files.storing import path_of, store

__all__ = ["Purpose", "may_see", "path_of", "purpose_of", "register_purpose", "store"]
