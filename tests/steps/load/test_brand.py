"""A brand: colours that everybody can read, logos and pictures with words and a size, of nobody but whose page it is."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.files.customer.brand import DARK, GROUNDS, LIGHT, Brand, Shades, schemes
from generator.model.files.customer.colour import ENOUGH, contrast, luminance, readable, text_on
from generator.model.files.source import Picture
from generator.steps.load.picture import read_picture
from generator.steps.render.prose import prose
from tests.given.shown_plans import plan
from tests.given.workspaces import Launchbook, make

pytestmark = pytest.mark.whole

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
CSS = (Path(__file__).parents[3] / "site_templates/theme/assets/pages.css").read_text("utf-8")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h9v9z"/></svg>'


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#00ff00", 2.91),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_text_can_be_read_on_any_colour(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= ENOUGH


@given(COLOURS, st.sampled_from(sorted(GROUNDS.values())))
def test_the_nearest_colour_passes_and_what_passes_stays(colour: str, ground: str) -> None:
    found = readable(colour, ground)
    assert contrast(found, ground) >= ENOUGH
    assert (found == colour) == (contrast(colour, ground) >= ENOUGH)
    if found != colour:
        assert contrast(found, ground) < ENOUGH + 0.6, "further away than it need be"


def test_the_grounds_are_the_hardest_that_links_lie_on() -> None:
    light, dark = (
        CSS.partition(f"\n{name} {{")[2].partition("}")[0] for name in (":root", '[data-md-color-scheme="slate"]')
    )
    panels = [block.partition("--lb-panel: ")[2][:7] for block in (light, dark)]
    assert luminance(GROUNDS[LIGHT]) <= luminance(panels[0])
    assert luminance(GROUNDS[DARK]) >= luminance(panels[1])


def test_each_colour_comes_from_whoever_gives_it_in_any_scheme() -> None:
    vendor = Brand(primary="#14375e", accent="#1f5fa8", dark=Shades(accent="#88bbff"))
    customer = Brand(accent="#0a6b57")
    light, dark = schemes(customer, vendor)
    assert (light.primary, light.on_primary, light.accent) == ("#14375e", "#ffffff", "#0a6b57")
    assert dark.primary == "#14375e"
    assert dark.accent == readable("#0a6b57", GROUNDS[DARK]), "the vendor's dark accent belongs to the vendor's accent"
    assert schemes(None, None)[0].primary == ""


def _png(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def _jpeg(width: int, height: int) -> bytes:
    app = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF" + bytes(10)
    tables = b"\xff\xc4" + struct.pack(">H", 4) + b"\0\0"
    return b"\xff\xd8" + app + tables + b"\xff\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3)


WEBP = {
    "lossy": b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 70, 50),
    "lossless": b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", 69 | 49 << 14),
    "extended": b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + (69).to_bytes(3, "little") + (49).to_bytes(3, "little"),
}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", _png(70, 50)),
        ("a.PNG", _png(70, 50)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 70, 50)),
        ("a.jpg", _jpeg(70, 50)),
        *((f"{form}.webp", data) for form, data in WEBP.items()),
        ("a.avif", b"\0\0\0\x1cftypavif" + bytes(20) + b"ispe" + bytes(4) + struct.pack(">II", 70, 50)),
        ("box.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 70 50"/>'),
        ("px.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="70px" height="50" viewBox="0 0 7 5"/>'),
        ("share.svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="auto" viewBox="0 0 70 50"/>'),
    ],
)
def test_pictures_tell_their_size(name: str, data: bytes) -> None:
    assert read_picture(name, data) == Picture(70, 50)


@pytest.mark.parametrize("name", ["a.png", "a.gif", "a.jpg", "a.webp", "a.avif", "a.svg"])
@given(data=st.binary(max_size=60))
def test_any_bytes_are_a_picture_or_a_damaged_one(name: str, data: bytes) -> None:
    for start in (b"", _png(3, 3)[:20], _jpeg(3, 3)[:22], WEBP["lossy"][:24], b"<svg"):
        read_picture(name, start + data)


def test_a_picture_in_a_text_gets_its_words_and_size_and_none_who_may_not_see_it() -> None:
    files = {f.id: f for f in plan().attachments}
    chart = next(iter(files.values())).model_copy(update={"alt": 'A "chart" & more', "width": 70, "height": 50})
    text = "![](attachment:chart) ![Mine](attachment:chart) ![x](attachment:hidden) ![y](https://example.com/x.png)"
    html = prose(text, lambda scheme, target, fragment: f"{scheme}/{target}.png", {"chart": chart}.get)
    assert html == (
        '<p><img class="lb-picture" src="attachment/chart.png" alt="A &quot;chart&quot; &amp; more" width="70" height="50">'
        ' <img class="lb-picture" src="attachment/chart.png" alt="Mine" width="70" height="50">  </p>'
    )


@pytest.fixture
def branded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """The sites of a vendor and two customers, of whom the first has a brand, too."""
    launchbook = Launchbook(make(tmp_path, "acme", "beta"), capfd)
    monkeypatch.chdir(launchbook.root)
    launchbook.append("mkdocs.yml", "    brand: {logo: art/zqv.svg, alt: Halden, primary: '#14375e'}\n")
    launchbook.append("art/zqv.svg", SVG)
    launchbook.append("customers/acme/customer.yml", "brand: {logo: zqc.svg, alt: Zq mark, accent: '#0a6b57'}\n")
    launchbook.append("customers/acme/zqc.svg", SVG)
    told = launchbook("build", "--as-of", "2026-11-12", "-j", "1")
    assert told.code == 0, told.err
    return launchbook.root / "site"


def test_a_brand_is_on_the_pages_of_whom_it_belongs_to_and_on_no_others(branded: Path) -> None:
    page = (branded / "customer/acme" / "tasks.html").read_text("utf-8")
    assert '<img class="lb-logo" src="brand/customer.svg" alt="Zq mark" width="60" height="20">' in page
    assert '<link rel="icon" href="brand/customer.svg">' in page
    assert 'data-md-color-primary="custom"' in page
    style = (branded / "customer/acme" / "brand/brand.css").read_text("utf-8")
    assert "--lb-link: #0a6b57;" in style
    assert "--lb-brand: #14375e;" in style
    for site in (branded / "customer/beta", branded / "portfolio", branded / "public"):
        held = b"".join(p.name.encode() + p.read_bytes() for p in site.rglob("*") if p.is_file())
        assert b"Zq mark" not in held
        assert b"zqc" not in held
        assert (site / "brand/vendor.svg").is_file()
        assert not (site / "brand/customer.svg").exists()
        assert 'src="brand/vendor.svg" alt="Halden"' in (site / "index.html").read_text("utf-8")
