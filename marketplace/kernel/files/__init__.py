"""Private files: purposes, checking, cleaning, storing and the rule who may see them."""

from marketplace.kernel.files.attaching import INPUT, RESULT, attach, attach_file
from marketplace.kernel.files.forgetting import forget
from marketplace.kernel.files.paths import erase, path_of
from marketplace.kernel.files.purposes import Purpose, may_see, purpose_of, register_purpose
from marketplace.kernel.files.storing import store

__all__ = [
    "INPUT",
    "RESULT",
    "Purpose",
    "attach",
    "attach_file",
    "erase",
    "forget",
    "may_see",
    "path_of",
    "purpose_of",
    "register_purpose",
    "store",
]
