"""Files that were never submitted, on the moderator's desk."""

from marketplace.moderation.queries.history import rounds


def test_a_draft_opens_and_has_no_rounds(world) -> None:
    company = world.draft_company
    assert rounds(company) == []
    page = world.client(world.office.moderator).get(f"/moderation/companies/{company.pk}/")
    assert page.status_code == 200
    assert "The file was never submitted." in page.content.decode()
