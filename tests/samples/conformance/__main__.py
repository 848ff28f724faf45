"""Write `docs/conformance.md` anew."""

from tests.samples.conformance.page import PAGE, page

PAGE.write_text(page(), "utf-8")
