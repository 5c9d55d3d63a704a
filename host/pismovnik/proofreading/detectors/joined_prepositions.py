"""«Насчёт» and «на счёт», «несмотря» and «не смотря», «ввиду» and «в виду».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 55, 59–61;
Правила 1956, §§ 86–87. Each function knows one pair and stays silent where both may be right.
"""

from collections.abc import Callable

from pismovnik.proofreading.detectors.contexts import LISTS, Found, Words, confusion, next_word
from pismovnik.proofreading.detectors.corrections import is_, pairs
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import plain_set

_ACCOUNTS = plain_set(LISTS["accounts"])


_LOOKED_AT = plain_set(LISTS["looked at"])


def _about(text: str, words: Words) -> Found:
    """«Узнать на счёт скидки»: «насчёт»."""
    for place in pairs(words, "на", "счет"):
        after = next_word(words, place + 1)
        if after is None or not (after.may_be("gent") or after.form in {"этого", "того"}):
            continue
        near = words[max(0, place - 5) : place]
        account = any(word.lemmas & _ACCOUNTS for word in words)
        said = any(word.lemmas & _TALK for word in near)
        if said and not account:
            meant = "насчёт" if "ё" in words[place + 1].text else "насчет"
            yield confusion(
                text,
                words[place : place + 2],
                meant,
                f"Предлог «{meant}» (о чём-либо) пишется слитно.",
                0.92,
            )


_TALK = plain_set(LISTS["talk"])


def _despite(text: str, words: Words) -> Found:
    """«Не смотря на мороз»: «несмотря»; «не смотря на часы» is a gerund."""
    for place in pairs(words, "не", "смотря"):
        after = words[place + 2 : place + 5]
        if not after or after[0].form != "на" or separates(after[0].mark):
            continue
        looked = any(
            w.lemmas & _LOOKED_AT or w.form in _SEEN or w.has("Animacy", "Anim") for w in after[1:3]
        )
        if not looked:
            yield confusion(
                text,
                words[place : place + 2],
                "несмотря",
                "Предлог «несмотря на» (вопреки) пишется слитно.",
                0.95,
            )


_SEEN = frozenset(
    {"него", "нее", "них", "нас", "вас", "меня", "тебя", "друг", "себя", "того", "кого"}
)


def _owing_to(text: str, words: Words) -> Found:
    """«В виду аварии», «в следствие аварии»: «ввиду», «вследствие»."""
    for place in pairs(words, "в", "виду", "следствие", "следствии"):
        seen = words[place + 1].form == "виду"
        phrase = words[place + 2 : place + 5]
        if not phrase or separates(phrase[0].mark) or not _is_genitive(phrase):
            continue
        if seen and any(word.lemmas & {"иметь", "иметься"} for word in words):
            continue
        if not seen and (
            words[place + 1].form == "следствии" and place and not separates(words[place].mark)
        ):
            continue
        meant = "ввиду" if seen else "вследствие"
        yield confusion(
            text,
            words[place : place + 2],
            meant,
            f"Предлог «{meant}» (из-за) пишется слитно.",
            0.93,
        )


def _is_genitive(phrase: Words) -> bool:
    first = phrase[0]
    if not (first.may_be("gent") or first.form in {"его", "ее", "их"}):
        return False
    return is_(first.text, "gent") and not first.may_be("anim") and not first.text[0].isupper()


JUDGES: tuple[tuple[str, Callable[[str, Words], Found]], ...] = (
    ("счет", _about),
    ("смотря", _despite),
    ("виду", _owing_to),
    ("следствие", _owing_to),
    ("следствии", _owing_to),
)
