"""Write what each reader gets to see anew."""

from generator.steps.project.public import project_public
from tests.given.sources import playbook
from tests.readers import HERE, READERS, VENDOR, as_text, everything, read

for reader in READERS:
    (HERE / "shown" / f"{reader}.yml").write_text(as_text(everything(reader)))

guides = {p.stem: p.read_text() for p in sorted((HERE / "guides").glob("*.md"))}
book = playbook(read("playbook.yml"), guides, ("sheet.csv", "costs.csv", "picture.png"))
(HERE / "shown" / "guides.yml").write_text(as_text(project_public(book, VENDOR)))
