"""Check the attachments of a playbook against the files that are there."""

from __future__ import annotations

from generator.model.files.source import PlaybookSources
from generator.model.language.tokenizer import did_you_mean, quote
from generator.model.problems.rules_playbook import ATTACHMENT_ALT, ATTACHMENT_FILE, ATTACHMENT_TYPE
from generator.steps.validate.brand import check_picture
from generator.steps.validate.report import Report
from generator.steps.validate.symbols import Names

PICTURES = frozenset({"avif", "gif", "jpeg", "jpg", "png", "svg", "webp"})
TYPES = PICTURES | {"csv", "docx", "ics", "md", "mp4", "odp", "ods", "odt", "pdf", "pptx", "txt", "webm", "xlsx", "zip"}
"""Kinds of file that a page may offer: none of them runs as part of a page."""


def check_files(report: Report, names: Names, sources: PlaybookSources) -> None:
    """That each attachment has a file of a safe kind inside its folder, and each picture its words."""
    for id_, each in names.playbook.attachments.items():
        at = ("attachments", id_)
        where = (*at, "file")
        kind = each.file.rpartition(".")[2].casefold() if "." in each.file else ""
        if each.file.startswith(("/", "\\")) or "\\" in each.file or ".." in each.file.split("/"):
            hint = "name a file by its path inside `attachments/`"
            report.at(ATTACHMENT_FILE, where, f"{quote(each.file)} leaves the folder `attachments/`", hint)
        elif kind not in TYPES:
            known = ", ".join(f".{t}" for t in sorted(TYPES))
            report.at(
                ATTACHMENT_TYPE,
                where,
                f"files of the kind {quote('.' + kind)} are not published",
                f"publish one of {known}",
            )
        elif each.file not in sources.attachments and each.file not in sources.broken:
            hint = did_you_mean(each.file, sources.attachments) or "put the file into `attachments/` of the playbook"
            report.at(ATTACHMENT_FILE, where, f"there is no file {quote('attachments/' + each.file)}", hint)
        found = sources.attachments.get(each.file)
        if found and found.picture:
            check_picture(report, found.picture, quote(each.file), where)
        if kind in PICTURES and not each.alt and not report.had((*at, "alt")):
            hint = "add a line `alt: …` that says what the picture shows"
            report.at_key(
                ATTACHMENT_ALT, at, f"the picture {quote(id_)} has no words for those who cannot see it", hint
            )
