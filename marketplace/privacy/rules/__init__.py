"""What a device's choice says, what a policy's versions mean, and where a link leads. Pure."""

from marketplace.privacy.rules.choices import (
    VERSION,
    Choice,
    is_allowed,
    is_signal,
    read_choice,
    write_choice,
)

__all__ = ["VERSION", "Choice", "is_allowed", "is_signal", "read_choice", "write_choice"]
