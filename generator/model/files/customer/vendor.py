"""The vendor, as `extra.launchbook` of mkdocs.yml says."""

from __future__ import annotations

from pydantic import Field

from generator.model.files.customer.brand import Brand
from generator.model.files.customer.customer import PartyCalendar, Person
from generator.model.files.fields import Id, Text, Url


class Vendor(PartyCalendar):
    """Who runs the onboardings: name, names of the parties, staff, calendar, repository, brand.

    `repository` is its address on the web, `edit_uri` the address in front of a file's path in its web editor (without
    it `edit/main/` below the repository). Both stand on the vendor's own pages alone. `language` is that of the vendor's
    own pages and of the public site, and of every customer who names none.
    """

    name: Text = "Vendor"
    parties: dict[Id, Text] = Field(
        default_factory=lambda: {"vendor": "Vendor", "customer": "Customer", "third": "Third party"}
    )
    people: dict[Id, Person] = Field(default_factory=dict)
    repository: Url | None = None
    edit_uri: Url | None = None
    support_address: Text = ""
    brand: Brand | None = None
    timezone: Text = "UTC"
    language: Text = "en"
