"""Who plays in the demo market. Every company is invented; register numbers only have valid check
digits."""

from dataclasses import dataclass
from typing import Final

PASSWORD: Final = "comptoir-demo-2026"


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
    """A selling company: its currency, price level, stock habit, delivery and the brands it lists."""

    currency: str = "EUR"
    price_level: str = "1.00"
    delivery: str = "12.00"
    free_above: str | None = "500.00"
    collection: bool = False
    incoterm: str = "DDP"
    lead_days: int = 2
    share: int = 1


def _person(name: str, full: str, role: str = "owner", *, checked: bool = False) -> Person:
    first, _space, last = full.partition(" ")
    return Person(name=name, first=first, last=last, role=role, checked=checked)


SELLERS: Final = (
    Seller(
        name="Chengdu Precision Parts Co., Ltd.",
        country="CN",
        register="cn.uscc",
        number="91510100MA6C8T4P37",
        line1="No. 88 Tianfu Third Street",
        postcode="610041",
        city="Chengdu",
        region="Sichuan Sheng",
        phone="+86 28 8555 0101",
        kind="manufacturer",
        introduction="Connectors, cables and adapters for industry and offices since 2009.",
        people=(
            _person("owner.chengdu", "Jie Chen", checked=True),
            _person("seller", "Na Li", "sales", checked=True),
            _person("logistics", "Wei Zhang", "logistics"),
        ),
        incoterm="DAP",
        delivery="45.00",
        free_above="1500.00",
        lead_days=9,
        share=5,
    ),
    Seller(
        name="Bürotechnik Hamburg GmbH",
        country="DE",
        register="eu.vat",
        number="DE753732383",
        vat_id="DE753732383",
        line1="Amsinckstraße 41",
        postcode="20097",
        city="Hamburg",
        phone="+49 40 5550 1200",
        introduction="Printers and everything they need, delivered in Germany the next day.",
        people=(_person("seller2", "Jan Petersen", checked=True),),
        collection=True,
        share=5,
    ),
    Seller(
        name="Papeterie du Rhône SARL",
        country="FR",
        register="fr.siren",
        number="397205188",
        vat_id="FR64397205188",
        line1="14 rue de la République",
        postcode="69002",
        city="Lyon",
        phone="+33 4 72 55 01 40",
        introduction="Paper, labels and office supplies for companies between Dijon and Valence.",
        people=(_person("seller.rhone", "Lucie Garnier", checked=True),),
        collection=True,
        share=4,
    ),
    Seller(
        name="Officina Digitale Milano S.r.l.",
        country="IT",
        register="it.iva",
        number="02565320013",
        vat_id="IT02565320013",
        line1="Via Savona 52",
        postcode="20144",
        city="Milano",
        region="Milano",
        phone="+39 02 5555 0160",
        introduction="Workstations, displays and projectors, set up by our own technicians.",
        people=(_person("seller.milano", "Elena Ricci", checked=True),),
        lead_days=4,
        share=4,
    ),
    Seller(
        name="Rotterdam Data Supply B.V.",
        country="NL",
        register="nl.btw",
        number="968337843B01",
        vat_id="NL968337843B01",
        line1="Waalhaven Z.z. 19",
        postcode="3089 JH",
        city="Rotterdam",
        phone="+31 10 555 0180",
        introduction="Servers, storage, power and racks from stock at the harbour.",
        people=(_person("seller.rotterdam", "Daan Visser", checked=True),),
        share=5,
    ),
    Seller(
        name="Iberia Ofimática S.L.",
        country="ES",
        register="es.cif",
        number="B87874582",
        vat_id="ESB87874582",
        line1="Calle de Alcalá 211",
        postcode="28028",
        city="Madrid",
        region="Madrid",
        phone="+34 915 550 190",
        introduction="Computing and telephony for schools and town halls.",
        people=(_person("seller.madrid", "Marta Ibáñez", checked=True),),
        lead_days=3,
        share=3,
    ),
    Seller(
        name="Sieci Warszawa Sp. z o.o.",
        country="PL",
        register="pl.nip",
        number="5294559346",
        vat_id="PL5294559346",
        line1="ul. Domaniewska 34",
        postcode="02-672",
        city="Warszawa",
        phone="+48 22 555 01 10",
        introduction="Structured cabling, switches and tools for installers.",
        people=(_person("seller.warszawa", "Piotr Zieliński", checked=True),),
        lead_days=3,
        share=4,
    ),
    Seller(
        name="Guangzhou Office Supply Co., Ltd.",
        country="CN",
        register="cn.uscc",
        number="91440101MA5AK7Q21H",
        line1="No. 12 Linhe West Road",
        postcode="510610",
        city="Guangzhou",
        region="Guangdong Sheng",
        phone="+86 20 8555 0133",
        kind="manufacturer",
        introduction="Compatible toner, ink and office accessories; own moulds and filling line.",
        people=(_person("seller.guangzhou", "Min Huang", checked=True),),
        incoterm="DAP",
        delivery="60.00",
        free_above="2000.00",
        lead_days=12,
        share=4,
    ),
    Seller(
        name="Osaka Seimitsu K.K.",
        country="JP",
        register="jp.cn",
        number="1727984922212",
        line1="2-chome 4-9 Kitahama",
        postcode="541-0041",
        city="Osaka",
        region="Osaka",
        phone="+81 6 5555 0147",
        kind="manufacturer",
        introduction="Precision parts for cameras and projectors, priced in yen.",
        people=(_person("seller.osaka", "Haruka Mori", checked=True),),
        currency="JPY",
        price_level="162",
        delivery="4500",
        free_above=None,
        incoterm="CIP",
        lead_days=10,
        share=1,
    ),
)

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
            _person("owner", "Hélène Fabre", checked=True),
            _person("buyer", "Claire Moreau", "purchaser", checked=True),
            _person("approver", "Marc Lefèvre", "approver"),
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
        people=(_person("buyer.nordsee", "Anke Brandt", checked=True),),
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
        people=(_person("buyer.utrecht", "Sanne de Boer", checked=True),),
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
        people=(_person("buyer.torino", "Paolo Ferri"),),
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
        people=(_person("two", "Katharina Huber", checked=True),),
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
    people=(_person("unverified", "Yu Tang"),),
)

STAFF: Final = (
    ("moderator", "Ana Duarte", "moderator"),
    ("moderator2", "Tom Keller", "moderator"),
    ("finance", "Ines Costa", "finance"),
    ("finance2", "Viktor Blom", "finance"),
    ("editor", "Julie Arnaud", "editor"),
    ("support", "Omar Haddad", "support"),
)
