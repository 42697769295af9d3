"""What this app holds of people, and the kernel, which is read by name."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="privacy.Consent",
        person="person",
        fields=("person", "device", "purpose", "given", "language", "way", "at"),
        purpose=_("To prove what was agreed to and withdrawn"),
        basis="legal_obligation",
        forget="retain",
        retain=_("3 years after the account is closed, as proof"),
    ),
    Holding(
        model="privacy.PolicyVersion",
        person="published_by",
        fields=("published_by", "published_at"),
        purpose=_("To show who published a policy"),
        basis="legal_obligation",
        forget="retain",
        retain=_("As long as the market: every version stays public; the name is not shown"),
    ),
    Holding(
        model="privacy.PolicyComment",
        person="person",
        fields=("person", "text", "at"),
        purpose=_("To hear what people think of a change before it counts"),
        basis="consent",
        forget="erase",
        retain=_("1 year after the version came into force"),
        required=False,
    ),
)
NOT_PERSONAL: Final = {
    "privacy.Consent": ("text_hash",),
    "privacy.Policy": ("*",),
    "privacy.PolicyVersion": ("*",),
}

KERNEL_HOLDINGS: Final = (
    Holding(
        model="kernel.Event",
        person="person",
        fields=("person", "at", "role", "name"),
        purpose=_("To show who did what, and to keep evidence of trade"),
        basis="legal_obligation",
        forget="anonymise",
        retain=_("Trade records 3 years after completion; sign-ins 6 months"),
    ),
    # What was done may be about others, above all where the person was of the staff.
    Holding(
        model="kernel.Event",
        person="person",
        fields=("facts",),
        purpose=_("To show who did what, and to keep evidence of trade"),
        basis="legal_obligation",
        forget="anonymise",
        retain=_("Trade records 3 years after completion; sign-ins 6 months"),
        export=False,
    ),
    Holding(
        model="kernel.Job",
        person="person",
        fields=("person", "kind", "created_at"),
        purpose=_("To do long work for the person who asked and show its result"),
        basis="contract",
        forget="erase",
        retain=_("30 days after it ended"),
    ),
    Holding(
        model="kernel.Job",
        person="person",
        fields=("facts", "log"),
        purpose=_("To do long work for the person who asked and show its result"),
        basis="contract",
        forget="erase",
        retain=_("30 days after it ended"),
        export=False,
    ),
    Holding(
        model="kernel.StoredFile",
        person="person",
        fields=("person", "name", "at"),
        purpose=_("To keep the files given and show them to whom their purpose allows"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the record that the file belongs to"),
    ),
)
KERNEL_NOT_PERSONAL: Final = {
    "kernel.Event": ("role", "object_type", "step", "before", "after"),
    "kernel.Deadline": ("object_type", "step"),
    "kernel.Message": ("topic", "payload", "last_error"),
    "kernel.Job": ("role",),
    "kernel.StoredFile": (
        "public_id",
        "purpose",
        "content_type",
        "original_sha256",
        "scan",
        "trouble",
    ),
    "kernel.Counter": ("name",),
    "kernel.Pulse": ("name",),
}
