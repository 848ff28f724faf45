"""Whether an answer fits the form of its question."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from generator.model.files.items.check import Answering, Check
from generator.model.files.record.record import Answer
from generator.model.language.tokenizer import did_you_mean, quote

NOT_APPLICABLE = frozenset({"n/a", "na", "not applicable", "not-applicable"})
"""The ways to say that a question does not apply; each needs a reason."""
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false"})


def answer_problem(check: Check, answer: Answer) -> tuple[str, str] | None:
    """What is wrong with an answer and the next move, or nothing."""
    text = answer.answer.casefold()
    if text in NOT_APPLICABLE:
        return None if answer.why else ("not applicable needs a reason", "add a line `why: …`")
    if check.answer is Answering.YES_NO and text not in YES | NO:
        return f"expected yes or no, found {quote(answer.answer)}", "write `yes`, `no`, or `n/a` with `why`"
    if check.answer is Answering.CHOICE and answer.answer not in check.choices:
        known = ", ".join(quote(c) for c in check.choices)
        return f"{quote(answer.answer)} is not one of the choices", did_you_mean(answer.answer, check.choices) or known
    if check.answer in (Answering.NUMBER, Answering.RATING):
        return _number_problem(check, answer.answer)
    return None


def _number_problem(check: Check, text: str) -> tuple[str, str] | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        return f"expected a number, found {quote(text)}", "write digits, with a point for decimals"
    if check.answer is Answering.RATING and (
        number != int(number) or (check.scale and not check.scale.holds(int(number)))
    ):
        scale = f" from {check.scale}" if check.scale else ""
        return f"{text} is not a rating{scale}", "write a whole number of the scale"
    return None
