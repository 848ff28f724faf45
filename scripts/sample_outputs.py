"""Write all that the samples give: sites, exports, what the terminal shows, explains and checks, and the schemas.

`python scripts/sample_outputs.py TREE INTO` works on the checkout TREE with the code of that checkout and writes every
output as a file below INTO, so that two checkouts can be compared byte by byte (`scripts/compare_samples.py` does). With
`--brief` it leaves out what takes most of the time and says little that `plan.json` does not: every item explained.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

SCHEMAS = ("playbook", "customer", "status", "guide", "plan")
LATER = "2027-02-15"
"""A second day to look from: by then some samples are finished, and others late."""
DECIDED = {"milestone", "gate"}


def main(tree: Path, into: Path, brief: bool = False) -> None:
    """Write all outputs of the samples of one checkout."""
    sys.path.insert(0, str(tree))
    # Workers of a build are processes of their own; they are to import the same code.
    os.environ |= {
        "PYTHONPATH": str(tree),
        "NO_MKDOCS_2_WARNING": "1",
        "COLUMNS": "120",
        "SOURCE_DATE_EPOCH": "1763424000",
    }
    shutil.rmtree(tree / "site", ignore_errors=True)
    day = tomllib.loads((tree / "pyproject.toml").read_text("utf-8"))["tool"]["launchbook"]["sample_as_of"]
    _told(tree, into / "check.txt", "check", "--as-of", day)
    _told(tree, into / "build.txt", "build", "--as-of", day)
    shutil.move(tree / "site", into / "site")
    for kind in SCHEMAS:
        _told(tree, into / "schema" / f"{kind}.json", "schema", kind)
    for customer in sorted(path.name for path in (tree / "customers").iterdir() if path.is_dir()):
        for as_of in (day, LATER):
            explained = "" if brief else "internal" if as_of == day else "customer"
            _customer(tree, into / customer / as_of, customer, as_of, explained)


def _customer(tree: Path, into: Path, customer: str, as_of: str, explained: str) -> None:
    """All that can be had of one customer on one day."""
    plans = {}
    for audience in ("internal", "customer"):
        seen = ("--as-of", as_of, "--audience", audience)
        for form in ("json", "csv", "ics"):
            _told(tree, into / f"{audience}.{form}", "export", customer, "--format", form, *seen)
        plans[audience] = json.loads((into / f"{audience}.json").read_text("utf-8").rpartition("exit ")[0])
        _told(tree, into / f"{audience}.docs.txt", "export", customer, *seen, "-f", "docs", "-o", str(into / audience))
        _told(tree, into / f"{audience}.show.txt", "show", customer, *seen)
        _told(tree, into / f"{audience}.digest.txt", "show", customer, "--digest", *seen)
        for item in _ids(plans[audience], DECIDED) if explained else ():
            _told(tree, into / f"{audience}.critical" / f"{item}.txt", "show", customer, "--critical", item, *seen)
    for item in _ids(plans[explained]) if explained else ():
        seen = ("--as-of", as_of, "--audience", explained)
        _told(tree, into / f"{explained}.explain" / f"{item}.txt", "explain", customer, item, *seen)


def _ids(plan: Mapping[str, Any], kinds: Iterable[str] = ()) -> Iterator[str]:
    """The ids of a plan that a command takes, in or out of it: a repeated item is asked for once."""
    items = [item["id" if kinds else "base"] for item in plan["items"] if not kinds or item["kind"] in kinds]
    out = [] if kinds else [item[0].partition("[")[0] for item in plan["out"]]
    return iter(dict.fromkeys((*items, *out)))


def _told(tree: Path, file: Path, *args: str) -> None:
    """Run one command in a checkout, and write what it said and how it ended, without the names of folders."""
    from generator.cli import run  # noqa: PLC0415 - the generator of the checkout, once its path is known

    out, err = TextIOWrapper(BytesIO(), "utf-8"), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run((*args[:1], "--workspace", str(tree), *args[1:]) if args[0] != "schema" else args)
    out.seek(0)
    said = out.buffer.read() + f"exit {code}\n{err.getvalue()}".encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(said.replace(str(tree).encode(), b"TREE").replace(str(file.parent).encode(), b"INTO"))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), "--brief" in sys.argv)
