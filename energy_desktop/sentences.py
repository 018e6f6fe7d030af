"""Sentences for people, kept in such a way that a window can say them in another language.

Whoever makes one needs no translation at hand: it is English text as it stands, so logs, the
command line and the HTTP API use it as any other. ``ui/languages.py`` translates what is shown.
"""

from __future__ import annotations

import re
from typing import Final, Self

FIELD: Final = re.compile(r"\{([^{}]*)\}")


class Sentence(str):
    """The English text, with the ``template`` it was made of and the texts of its fields in order.

    A field may be a sentence itself. Two are equal if their texts are.
    """

    __slots__ = ("fields", "template")
    template: str
    fields: tuple[str, ...]

    def __new__(cls, template: str, fields: tuple[str, ...] = ()) -> Self:
        """``fields`` are the texts of the template's fields, in their order."""
        given = iter(fields)
        made = super().__new__(cls, FIELD.sub(lambda _found: next(given), template))
        made.template, made.fields = template, fields
        return made

    def __str__(self) -> str:
        """Itself, so that ``str(error)`` gives what the error was made with."""
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        return type(self), (self.template, self.fields)


def say(template: str, **values: object) -> Sentence:
    """A sentence whose fields are filled in as ``str.format`` does, by name.

    ``template`` is a literal, as the translations are found by it. ``{address.hosts}`` and
    ``{count:,}`` are fields too.
    """
    return Sentence(template, tuple(_text(found, values) for found in FIELD.finditer(template)))


def _text(found: re.Match[str], values: dict[str, object]) -> str:
    name = found[1]
    value = values.get(name)
    return value if isinstance(value, Sentence) else found[0].format(**values)
