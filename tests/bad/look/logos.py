"""Logos that are there and cannot be taken: active, damaged, without a size, of an odd shape, too heavy."""

from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}</svg>\n'
LOGOS = {
    "a-script.svg": SVG.format('viewBox="0 0 40 20"><script>alert(1)</script>'),
    "b-handler.svg": SVG.format('viewBox="0 0 40 20" onload="alert(1)">'),
    "c-elsewhere.svg": SVG.format('viewBox="0 0 40 20"><image xlink:href="https://example.com/x.png"/>'),
    "d-style.svg": SVG.format('viewBox="0 0 40 20"><style>@import "x.css";</style>'),
    "e-entity.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format('viewBox="0 0 40 20">&a;'),
    "f-no-size.svg": SVG.format('width="100%">'),
    "g-damaged.svg": "<svg>",
    "h-damaged.png": "GIF89a",
    "i-ribbon.svg": SVG.format('viewBox="0 0 4000 20">'),
    "j-heavy.svg": SVG.format('viewBox="0 0 40 20"><!--' + "x" * 100_000 + "-->"),
}


def write(workspace: Path) -> None:
    """One customer for each logo."""
    text = (workspace / "customers/acme/customer.yml").read_text("utf-8")
    for name, content in LOGOS.items():
        folder = workspace / "customers" / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text(content, "utf-8")
        (folder / "customer.yml").write_text(text + f"brand:\n  logo: {name}\n  alt: Acme\n", "utf-8")
