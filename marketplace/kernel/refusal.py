"""The one way an action says no."""


class Refused(Exception):  # noqa: N818  (a refusal is an answer, not a fault)
    """A rule forbids the step; `reason` is written for the person, `field` names the form field."""

    def __init__(self, reason: object, *, code: str = "refused", field: str | None = None) -> None:
        """Keep the reason (text or lazy text), a code for tests and logs, and the field at
        fault."""
        super().__init__(reason)
        self.reason = reason
        self.code = code
        self.field = field

    def __str__(self) -> str:
        return str(self.reason)
