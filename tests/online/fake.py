"""A payment provider on loopback: the few endpoints we call, with a memory and faults on demand.

It remembers idempotency keys, refuses a key with other parameters, and never moves more money than
a charge brought.
"""

import threading
import time
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from urllib.parse import parse_qsl

Thing = dict[str, Any]
KINDS = {
    "checkout/sessions": ("cs", "checkout.session"),
    "transfers": ("tr", "transfer"),
    "refunds": ("re", "refund"),
    "accounts": ("acct", "account"),
    "disputes": ("dp", "dispute"),
}


class RefusedError(Exception):
    """The provider says no: the message is what it says."""


class OtherCallError(RefusedError):
    """A key came again with other parameters."""


def nested(form: str) -> Thing:
    """Return `a[b][0][c]=1` as nested dicts."""
    found: Thing = {}
    for name, value in parse_qsl(form, keep_blank_values=True):
        *way, last = name.replace("]", "").split("[")
        place = found
        for part in way:
            place = place.setdefault(part, {})
        place[last] = value
    return found


def _is_below(path: str, start: str) -> bool:
    return path == start or (start.endswith("/") and path.startswith(start))


class Provider:
    """What the provider knows, and how it answers."""

    def __init__(self) -> None:
        """Begin empty."""
        self.lock = threading.RLock()
        self.things: dict[str, Thing] = {}
        self.keys: dict[str, tuple[str, Thing]] = {}
        self.calls: list[tuple[str, str, str]] = []
        self.faults: list[str] = []
        self.faults_at: dict[str, str] = {}
        self.refusals: list[str] = []
        self.refusals_at: dict[str, str] = {}
        self.before_answer: Callable[[], None] = lambda: None
        self.refunds_are = "succeeded"
        self.soon: dict[str, Thing] = {}
        self.url = ""

    def post(self, path: str, form: str, key: str) -> Thing:
        """Do a thing once per key."""
        with self.lock:
            if key in self.keys:
                return self._again(path + form, *self.keys[key])
            if words := self._why_not(path):
                raise RefusedError(words)
            made = self._make(path, nested(form), key)
            answer = deepcopy(made)
            self.keys[key] = (path + form, answer)
            made |= self.soon.get(path, {})
            return answer

    def _why_not(self, path: str) -> str:
        """Return the next refusal of any call, or of calls below a path."""
        below = [start for start in self.refusals_at if _is_below(path, start)]
        if below:
            return self.refusals_at.pop(below[0])
        return self.refusals.pop(0) if self.refusals else ""

    def fault(self, path: str) -> str:
        """Return the next fault of any call, or of calls to a path; empty for none."""
        if path in self.faults_at:
            return self.faults_at.pop(path)
        return self.faults.pop(0) if self.faults else ""

    def _again(self, asked: str, known: str, made: Thing) -> Thing:
        if asked != known:
            raise OtherCallError("Keys for idempotent requests can only be used with the same call")
        return made

    def _make(self, path: str, facts: Thing, key: str) -> Thing:
        kind, *rest = [part for part in KINDS if path.startswith(part)] or [path]
        below = path.removeprefix(kind).strip("/").split("/")
        if below[-1] == "expire":
            return self._expire(below[0])
        if below[-1] == "reversals":
            return self._reverse(self.things[below[0]], facts, key)
        if path == "account_links":
            return {"object": "account_link", "url": f"{self.url}/onboard/{facts['account']}"}
        prefix, name = KINDS[kind]
        thing = {"id": f"{prefix}_{key}", "object": name, "created": int(time.time()), **facts}
        getattr(self, f"_new_{prefix}")(thing)
        self.things[thing["id"]] = thing
        return thing

    def _new_cs(self, thing: Thing) -> None:
        line = thing["line_items"]["0"]["price_data"]
        thing |= {
            "status": "open", "payment_status": "unpaid", "payment_intent": None,
            "amount_total": int(line["unit_amount"]), "currency": line["currency"],
            "url": f"{self.url}/pay/{thing['id']}",
        }  # fmt: skip

    def _new_tr(self, thing: Thing) -> None:
        thing["amount"] = int(thing["amount"])
        charge = self.things[thing["source_transaction"]]
        sent = sum(one["amount"] for one in self.of("transfer") if one["source"] == charge["id"])
        if sent + thing["amount"] > charge["amount"]:
            raise RefusedError("Transfers can not be more than the charge")
        thing |= {"source": charge["id"], "amount_reversed": 0, "reversals": []}

    def _new_re(self, thing: Thing) -> None:
        thing["amount"] = int(thing["amount"])
        paying = self.things[thing["payment_intent"]]
        if paying["refunded"] + thing["amount"] > paying["amount"]:
            raise RefusedError("Refund amount is greater than the charge")
        paying["refunded"] += thing["amount"]
        thing |= {"status": self.refunds_are, "currency": paying["currency"]}

    def _new_acct(self, thing: Thing) -> None:
        thing |= {"payouts_enabled": False, "capabilities": {"transfers": "inactive"}}

    def _reverse(self, transfer: Thing, facts: Thing, key: str) -> Thing:
        amount = int(facts["amount"])
        if transfer["amount_reversed"] + amount > transfer["amount"]:
            raise RefusedError("Reversal is more than the transfer")
        transfer["amount_reversed"] += amount
        back = {
            **facts, "id": f"trr_{key}", "object": "transfer_reversal", "amount": amount,
            "currency": transfer["currency"], "transfer": transfer["id"],
        }  # fmt: skip
        self.things[back["id"]] = back
        return back

    def _expire(self, session: str) -> Thing:
        found = self.things[session]
        if found["status"] != "open":
            raise RefusedError("Only open sessions can be expired")
        found["status"] = "expired"
        return found

    def get(self, path: str, query: str = "") -> Thing:
        """Return a thing as it is now, or a list of those made in the time asked for."""
        with self.lock:
            if path in KINDS or path.endswith("/reversals"):
                names = {kind: name for kind, (_prefix, name) in KINDS.items()}
                made = nested(query).get("created", {})
                first, last = int(made.get("gte", 0)), int(made.get("lte", 1 << 40))
                found = self.of(names.get(path, "transfer_reversal"))
                found = [one for one in found if first <= one.get("created", first) <= last]
                return {"object": "list", "data": deepcopy(found), "has_more": False, "url": path}
            thing = self.things.get(path.rsplit("/", 1)[-1])
            if thing is None:
                raise RefusedError("No such object")
            return self._expanded(thing)

    def _expanded(self, thing: Thing) -> Thing:
        shown = deepcopy(thing)
        if thing["object"] == "checkout.session" and thing["payment_intent"]:
            shown["payment_intent"] = deepcopy(self.things[thing["payment_intent"]])
        return shown

    def of(self, name: str) -> list[Thing]:
        """Return every thing of a kind."""
        return [thing for thing in self.things.values() if thing["object"] == name]

    def pay(self, session: str) -> Thing:
        """The payer pays on the provider's page; return the session."""
        found = self.things[session]
        paying, charge = f"pi_{session}", f"ch_{session}"
        money = {"amount": found["amount_total"], "currency": found["currency"]}
        marked = {**money, "metadata": found["payment_intent_data"]["metadata"]}
        self.things[charge] = {
            "id": charge, "object": "charge", "payment_intent": paying, **marked,
        }  # fmt: skip
        self.things[paying] = {
            "id": paying, "object": "payment_intent", "status": "succeeded",
            "latest_charge": charge, "refunded": 0, **marked,
        }  # fmt: skip
        found |= {"status": "complete", "payment_status": "paid", "payment_intent": paying}
        return found

    def dispute(self, paying: str, status: str = "needs_response") -> Thing:
        """The payer's bank disputes a payment."""
        found = self.things[paying]
        thing = {
            "id": f"dp_{paying}", "object": "dispute", "status": status, "amount": found["amount"],
            "currency": found["currency"], "payment_intent": paying, "reason": "fraudulent",
            "evidence_details": {"due_by": int(time.time()) + 864_000},
        }  # fmt: skip
        self.things[thing["id"]] = thing
        return thing

    def made(self, name: str) -> list[int]:
        """Return the amounts of every thing of a kind."""
        return [int(thing.get("amount", thing.get("amount_total"))) for thing in self.of(name)]
