"""What a company shows: texts by language, people to contact, trades, pictures."""

from marketplace.companies import cpv
from marketplace.companies.models import Company, Contact, Picture
from marketplace.companies.words import CONTACT_PURPOSES
from marketplace.kernel.party import Party


def contacts_for(party: Party, company: Company) -> list[Contact]:
    """Return the people of a company whom the party may see, by purpose; one query."""
    order = [purpose for purpose, _words in CONTACT_PURPOSES]
    seen = Contact.objects.visible_to(party).filter(company=company)
    return sorted(seen, key=lambda contact: (order.index(contact.purpose), contact.name))


def trades_of(company: Company, language: str) -> list[cpv.Trade]:
    """Return the trades of a company with their names for a reader; one query."""
    return cpv.known(company.industries.values_list("code", flat=True), language)


def pictures_of(company: Company) -> list[Picture]:
    """Return the pictures of a company in its order, with their files; one query."""
    return list(company.pictures.select_related("file"))
