"""Who plays in the demo market. Every company is invented; register numbers only have valid check
digits."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "comptoir-demo-2026"  # noqa: S105  (printed at every start of the demo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with an address at demo.example, a role, and whether the person was checked."""

    name: str
    first: str
    last: str
    role: str = "owner"
    checked: bool = False

    @property
    def email(self) -> str:
        """The whole address."""
        return f"{self.name}@demo.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """A company with its register facts, address, people (the first founds it) and introduction."""

    name: str
    country: str
    register: str
    number: str
    line1: str
    postcode: str
    city: str
    people: tuple[Person, ...]
    region: str = ""
    vat_id: str = ""
    kind: str = "trader"
    phone: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller(Firm):
    """A selling company: its currency, price level, delivery, and its share of the articles."""

    currency: str = "EUR"
    price_level: str = "1.00"
    delivery: str = "12.00"
    free_above: str | None = "500.00"
    collection: bool = False
    incoterm: str = "DDP"
    lead_days: int = 2
    share: int = 1


def person(name: str, full: str, role: str = "owner", *, checked: bool = False) -> Person:
    """Return a person from a short name and a full one."""
    first, _space, last = full.partition(" ")
    return Person(name=name, first=first, last=last, role=role, checked=checked)


BUYERS: Final = (
    Firm(
        name="Atelier Lyon SAS",
        country="FR",
        register="fr.siren",
        number="482139078",
        vat_id="FR00482139078",
        line1="8 quai Saint-Vincent",
        postcode="69001",
        city="Lyon",
        phone="+33 4 72 55 02 10",
        people=(
            person("owner", "Hélène Fabre", checked=True),
            person("buyer", "Claire Moreau", "purchaser", checked=True),
            person("approver", "Marc Lefèvre", "approver"),
        ),
        introduction="Architects and model makers, 64 people.",
    ),
    Firm(
        name="Klinik Nordsee gGmbH",
        country="DE",
        register="eu.vat",
        number="DE671813424",
        vat_id="DE671813424",
        line1="Deichstraße 3",
        postcode="27472",
        city="Cuxhaven",
        phone="+49 4721 555 020",
        people=(person("buyer.nordsee", "Anke Brandt", checked=True),),
    ),
    Firm(
        name="Utrecht Inkoop B.V.",
        country="NL",
        register="nl.btw",
        number="261726936B01",
        vat_id="NL261726936B01",
        line1="Stadsplateau 1",
        postcode="3521 AZ",
        city="Utrecht",
        phone="+31 30 555 0120",
        people=(person("buyer.utrecht", "Sanne de Boer", checked=True),),
    ),
    Firm(
        name="Scuola Aperta Torino S.r.l.",
        country="IT",
        register="it.iva",
        number="03849170018",
        vat_id="IT03849170018",
        line1="Corso Vittorio Emanuele II 71",
        postcode="10128",
        city="Torino",
        region="Torino",
        phone="+39 011 555 0170",
        people=(person("buyer.torino", "Paolo Ferri"),),
    ),
    Firm(
        name="Kontor Wien GmbH",
        country="AT",
        register="eu.vat",
        number="ATU82576339",
        vat_id="ATU82576339",
        line1="Praterstraße 25",
        postcode="1020",
        city="Wien",
        phone="+43 1 5550 140",
        people=(person("two", "Katharina Huber", checked=True),),
    ),
)

UNVERIFIED: Final = Firm(
    name="Suzhou Lantern Lighting Co., Ltd.",
    country="CN",
    register="cn.uscc",
    number="91440300MA5G2K8X9R",
    line1="No. 5 Jinji Lake Avenue",
    postcode="215000",
    city="Suzhou",
    region="Jiangsu Sheng",
    people=(person("unverified", "Yu Tang"),),
)

STAFF: Final = (
    ("moderator", "Ana Duarte", "moderator"),
    ("moderator2", "Tom Keller", "moderator"),
    ("finance", "Ines Costa", "finance"),
    ("finance2", "Viktor Blom", "finance"),
    ("editor", "Julie Arnaud", "editor"),
    ("support", "Omar Haddad", "support"),
)
