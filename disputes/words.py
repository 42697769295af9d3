"""The words that people choose from: reasons, remedies, rules, and what is said of third persons.

`REASONS`, `REMEDIES`, `RULES` and `THIRD_PERSONS` are choices as Django's forms and columns take
them; the reasons are a tree of two levels.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

BUYER_REASONS: Final = (
    (
        _("Delivery"),
        (
            ("not_delivered", _("Nothing arrived")),
            ("short", _("Less arrived than was shipped")),
            ("late", _("It came too late to be of use")),
        ),
    ),
    (
        _("Goods"),
        (
            ("damaged", _("Damaged on arrival")),
            ("defective", _("Does not work")),
            ("wrong_item", _("Another article than ordered")),
            ("not_as_described", _("Not as described when it was sold")),
            ("counterfeit", _("Not genuine")),
        ),
    ),
    (
        _("Papers"),
        (("papers_missing", _("Certificates or documents are missing")),),
    ),
)
SELLER_REASONS: Final = (
    (
        _("Against the buyer’s report"),
        (
            ("unfounded_report", _("The goods were in good order")),
            ("unfair_return", _("Goods came back used, damaged or incomplete")),
        ),
    ),
)
REASONS: Final = BUYER_REASONS + SELLER_REASONS

REMEDIES: Final = (
    ("full_refund", _("Full refund")),
    ("partial_refund", _("Partial refund, the buyer keeps the goods")),
    ("replacement", _("Replacement")),
    ("return_and_refund", _("Return of the goods and refund")),
    ("release", _("No refund, the money goes to the seller")),
)

REPLACED: Final = "replacement"
"""The remedy that leaves the money held: the buyer confirms when the goods have come."""

THIRD_PERSONS: Final = (
    ("none", _("It shows no data of other people")),
    ("agreed", _("It shows data of other people, and they agreed")),
    ("redacted", _("Data of other people is blacked out")),
)

RULES: Final = (
    ("delivery_owed", _("The seller owes delivery of what was ordered")),
    ("as_described", _("Goods have to be as described when they were sold")),
    ("damage_in_transit", _("Who bears damage in transit follows from the delivery term")),
    ("report_in_time", _("Short or damaged goods are reported on receipt")),
    ("papers_owed", _("Papers that belong to the goods are part of the delivery")),
    ("burden_of_proof", _("Who claims a fact has to show it")),
    ("agreed_otherwise", _("What both sides agreed in writing counts")),
)

TEMPLATE_REASONS: Final = (
    (
        "delivery_owed",
        _("The tracking shows no delivery, and nothing in the file shows that the goods arrived."),
    ),
    (
        "as_described",
        _("The goods differ from the listing as it was sold in what the evidence shows."),
    ),
    (
        "damage_in_transit",
        _("Under the delivery term of this order the seller bears what happens on the way."),
    ),
    (
        "report_in_time",
        _("The damage was reported after receipt had been confirmed without reserve."),
    ),
    (
        "papers_owed",
        _("The listing names these papers. Without them the goods can not be used as agreed."),
    ),
    (
        "burden_of_proof",
        _("The file holds nothing that both sides can see and that shows the claimed fact."),
    ),
    (
        "agreed_otherwise",
        _("In the messages both sides agreed to this before the dispute was opened."),
    ),
)
"""A first sentence for the reasons by rule; the moderator adds what is particular to the case."""


def rule_words(code: str) -> object:
    """Return the words of a rule. Raises KeyError."""
    return dict(RULES)[code]
