"""Which names of the tables' effects mean which action, and who may open a proof of payment."""

from checkout.payment.actions import ending, receiving, releasing, settling
from checkout.payment.actions.declaring import PURPOSE
from marketplace.kernel import effects
from marketplace.kernel.files import Purpose, register_purpose
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party


def register_effects() -> None:
    """Let the tables of payment, refund and order find their money consequences."""
    effects.register("payment.keep", receiving.keep)
    effects.register("payment.remember_first", receiving.remember_first)
    effects.register("payment.receive", receiving.receive)
    effects.register("payment.receive_online", receiving.receive_online)
    effects.register("payment.receive_part", receiving.receive_part)
    effects.register("payment.settle", receiving.settle)
    effects.register("payment.refuse_proof", receiving.refuse_proof)
    effects.register("payment.owe_parts", ending.owe_parts)
    effects.register("refund.post", settling.post_refund)
    effects.register("order.owe_back", ending.owe_back)
    effects.register("order.release", releasing.release_order)


def register_files() -> None:
    """Take proofs of payment: a picture or a PDF, seen by the payer's company and finance."""
    kinds = frozenset({"image", "pdf"})
    register_purpose(Purpose(name=PURPOSE, kinds=kinds, may_see=may_see_proof))


def may_see_proof(party: Party, stored: StoredFile) -> bool:
    """Say whether the party is finance or of the company that paid."""
    if party.may("match"):
        return True
    return party.is_member and party.may("view") and party.company_id == stored.company_id
