"""One example object for every address that names one: of the world's first seller and buyer."""

from collections.abc import Iterable
from typing import Any

from checkout.fulfilment.models import Shipment
from checkout.payment.models import PaymentRequest, Refund
from checkout.payment.online.actions.wanting import Wish, want
from config.demo import trading
from marketplace.accounts.models import IdentityCheck
from marketplace.companies.actions import save_address
from marketplace.companies.models import Company, Paper
from marketplace.companies.rules import AddressFacts
from marketplace.kernel import jobs
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from marketplace.notices.models import Notice
from marketplace.sourcing.actions import ask
from tests.company_examples import company_examples
from tests.disputes import acts as disputes
from tests.privacy.texts import publish
from tests.world import CONSIGNEE, World


def examples(world: World) -> dict[str, tuple[Any, ...]]:
    """Return address name -> arguments, of objects that the first buyer and seller have."""
    world.buyer2, world.seller2  # noqa: B018  (everybody has a seat)
    return {
        **_market(world),
        **_trade(world),
        **_quarrel(world),
        **_people(world),
        **company_examples(world),
    }


def _market(world: World) -> dict[str, tuple[Any, ...]]:
    listing, category = world.listing(), world.category
    inquiry = ask(listing, "Is it quiet?", by=world.buyer)
    facts = {k: v for k, v in CONSIGNEE.items() if k != "wished_for"}
    entry = save_address(AddressFacts(**facts), by=world.buyer)
    return {
        "catalogue:category": (category.slug, category.pk),
        "catalogue:detail": (listing.slug, listing.pk),
        "sourcing:ask": (listing.pk,),
        "listings:edit": (listing.pk,),
        "listings:terms": (listing.pk,),
        "basket:add": (listing.pk,),
        **dict.fromkeys(("sourcing:inquiry", "sourcing:answer", "sourcing:reply"), (inquiry.pk,)),
        **dict.fromkeys(("companies:address", "companies:address_remove"), (entry.pk,)),
        "wagtail_serve": ("",),
    }


def _trade(world: World) -> dict[str, tuple[Any, ...]]:
    paid = world.purchase((world.listing(), 10))
    proof = trading.declare_paid(paid, world.buyer)
    trading.match_paid(proof, world.office.finance, world.office.finance2)
    order = paid.orders.get()
    take(order, "confirm", by=world.seller)
    trading.ship_lines(order, world.seller, 2)
    waiting = world.purchase((world.listing(), 10))
    trading.declare_paid(waiting, world.buyer)
    cancelled = _cancelled(world)
    relay()
    request = PaymentRequest.objects.get(purchase=waiting)
    want(Wish(kind="session", key="example", purchase=waiting, minor=9500, params={}))
    return {
        **dict.fromkeys(("orders:order", "fulfilment:ship", "fulfilment:receive"), (order.number,)),
        "orders:purchase": (paid.number,),
        "online:carry": (1,),
        **dict.fromkeys(("payment:instructions", "online:pay"), (waiting.number,)),
        "payment:declare": (cancelled.number,),
        "payment:match": (request.pk,),
        "payment:refund": (Refund.objects.earliest("pk").pk,),
        "fulfilment:track": (Shipment.objects.get(order=order).pk,),
        "step": ("order", waiting.orders.get().pk, "cancel"),
    }


def _quarrel(world: World) -> dict[str, tuple[Any, ...]]:
    """Return what two disputes name: one that the sides talk about, one that a moderator has."""
    talked, decided = disputes.opened(world), disputes.claimed(world)
    of_the_sides = ("dispute", "say", "propose", "evidence", "appeal", "escalate", "done")
    of_staff = ("file", "rule", "second_look", "claim", "give_back")
    answers = ("proposal_accept", "proposal_decline", "proposal_withdraw")
    proposal = talked.open_proposal
    return {
        "disputes:open": (disputes.shipped(world).number,),
        **_same((*of_the_sides, "accept", "withdraw"), talked.number),
        **_same(of_staff, decided.number),
        **_same(answers, proposal.pk if proposal else 0),
    }


def _same(names: Iterable[str], key: object) -> dict[str, tuple[Any, ...]]:
    """Return several addresses of disputes with the same argument."""
    return {f"disputes:{name}": (key,) for name in names}


def _cancelled(world: World) -> Any:
    """Return an open purchase after another one was paid and cancelled, so that a refund is
    owed."""
    paid = world.purchase((world.listing(), 10))
    proof = trading.declare_paid(paid, world.buyer)
    trading.match_paid(proof, world.office.finance, world.office.finance2)
    take(paid.orders.get(), "cancel", by=world.buyer, reason="No need any more.")
    return world.purchase((world.listing(), 10))


def _people(world: World) -> dict[str, tuple[Any, ...]]:
    company: Company = world.seller_company
    check = IdentityCheck.objects.get(person_id=world.seller.person_id)
    paper = Paper.objects.filter(company=company).earliest("pk")
    jobs.works("example", lambda _job, _report: "")
    job: Job = jobs.start("example", by=world.seller)
    notice = Notice.objects.filter(person_id=world.seller.person_id).latest("pk")
    steps = ("claim", "approve", "refuse", "suspend", "reinstate", "release")
    return {
        **dict.fromkeys((f"moderation:{step}" for step in steps), (company.pk,)),
        **dict.fromkeys(
            ("moderation:company", "companies:submit", "moderation:tax_proof"), (company.pk,)
        ),
        "companies:page": (company.slug,),
        "companies:paper": (paper.pk,),
        "identity:check": (check.pk,),
        "identity:decide": (check.pk,),
        "file_page": (StoredFile.objects.get(pk=paper.file_id).public_id, 1),
        "file": (StoredFile.objects.get(pk=paper.file_id).public_id,),
        "job": (job.pk,),
        **dict.fromkeys(("notices:open", "notices:read"), (notice.pk,)),
        "demo_mail": ("none",),
        **_policies(world),
    }


def _policies(world: World) -> dict[str, tuple[Any, ...]]:
    """Return addresses of a policy that nobody is asked to agree to."""
    publish("cookies", by=world.office.editor)
    of_a_policy = ("privacy:policy", "policies:draft", "policies:check")
    of_a_version = ("privacy:version", "privacy:comment")
    return {
        **dict.fromkeys(of_a_policy, ("cookies",)),
        **dict.fromkeys(of_a_version, ("cookies", 1)),
        "cms:picture": ("none.jpg",),
    }
