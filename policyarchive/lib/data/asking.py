"""Is what was made still true? The questions that made it are asked again, each once for all that need it."""

from collections.abc import Iterable

from django.db import connection

from policyarchive.lib.data.recording import Question, digest

MOST_ANSWERS = 20_000


class _Answers:
    """What was answered since the change counter stood at MOMENT; pages share most of their questions."""

    def __init__(self, moment: int | None):
        self.moment = moment
        self.known: dict[tuple, bytes] = {}


_answers = _Answers(None)


def is_unchanged(questions: Iterable[Question], moment: int | None) -> bool:
    """Tell whether the questions have the answers that they had.

    MOMENT is where the change counter stood before; where that is unknown, nothing is taken from memory.
    """
    known = _known_at(moment)
    for question in questions:
        asked = (question.sql, question.parameters)
        answer = known.get(asked)
        if answer is None:
            answer = known[asked] = _ask(question)
        if answer != question.answer:
            return False
    return True


def _known_at(moment: int | None) -> dict[tuple, bytes]:
    global _answers
    if moment is None:
        return {}
    answers = _answers
    if answers.moment != moment or len(answers.known) > MOST_ANSWERS:
        _answers = answers = _Answers(moment)
    return answers.known


def _ask(question: Question) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(question.sql, question.parameters)
        return digest(cursor.fetchall())
