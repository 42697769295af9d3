"""What can go wrong with the provider, in three words."""


class UnclearError(Exception):
    """Nobody knows whether the provider did it: a cut line, a time-out, a fault on its side."""


class DeniedError(Exception):
    """The provider refused for good; its words are the message."""


class ForgedError(Exception):
    """A body that is not the provider's, or not fresh, or not meant for us."""
