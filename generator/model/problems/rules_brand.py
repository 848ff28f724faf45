"""The rules about what pages look like: brands and pictures."""

from __future__ import annotations

from generator.model.problems.rule import Rule

BRAND_COLOUR = Rule("brand/colour", "Not a colour", "Pages would fall back to another one in silence.")
BRAND_CONTRAST = Rule("brand/contrast", "A colour that is hard to read", "Many readers would not see the links.")
BRAND_LOGO = Rule("brand/logo", "A logo that cannot be taken", "Every page would show a gap in its head.")
BRAND_ALT = Rule("brand/alt", "A logo without words", "Who cannot see it does not learn whose pages these are.")
PICTURE_SCRIPT = Rule("picture/script", "A picture that can do more than be looked at", "It would run in a browser.")
PICTURE_DAMAGED = Rule("picture/damaged", "A picture that cannot be read", "Readers would see a gap.")
PICTURE_SIZE = Rule("picture/size", "A picture of an odd size", "It would be slow, or a smear.")
PICTURE_ELSEWHERE = Rule(
    "picture/elsewhere", "A picture that does not lie in the playbook", "A page asks no other host for anything."
)

RULES = (
    BRAND_COLOUR,
    BRAND_CONTRAST,
    BRAND_LOGO,
    BRAND_ALT,
    PICTURE_SCRIPT,
    PICTURE_DAMAGED,
    PICTURE_SIZE,
    PICTURE_ELSEWHERE,
)
