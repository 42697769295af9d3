"""What parts above know against a step of the file: asked by its guards, registered when ready."""

from collections.abc import Callable
from typing import Any

Question = Callable[[Any], object | None]
_questions: dict[str, list[Question]] = {}


def obstruct(step: str, question: Question) -> None:
    """Let `question(company)` hold a step back: it returns why not, or None."""
    asked = _questions.setdefault(step, [])
    if question not in asked:
        asked.append(question)


def obstacle(step: str, company: Any) -> object | None:
    """Return the first reason that somebody has against the step, or None."""
    answers = (question(company) for question in _questions.get(step, ()))
    return next((answer for answer in answers if answer is not None), None)
