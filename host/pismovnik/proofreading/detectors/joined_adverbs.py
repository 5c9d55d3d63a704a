"""«Поэтому» and «по этому», «оттого» and «от того», «вовремя» and «во время».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 55, 59–61;
Правила 1956, §§ 86–87. Each function knows one pair and stays silent where both may be right.
"""

from collections.abc import Callable

from pismovnik.proofreading.detectors.contexts import (
    LISTS,
    RELATIVES,
    Found,
    Words,
    asks,
    confusion,
    is_verb,
    masculine,
    next_word,
    opens,
    relative_follows,
)
from pismovnik.proofreading.detectors.corrections import clause, is_, pairs
from pismovnik.russian.clauses import is_predicate
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import plain_set

_OF = plain_set(LISTS["of"])


_JUDGING = plain_set(LISTS["judging"])


_BY_THIS = plain_set(LISTS["by this"])


def _therefore(text: str, words: Words) -> Found:
    """«Насос потёк, по этому цех стоит»: here it is «поэтому»."""
    for place in pairs(words, "по", "этому"):
        after = words[place + 2 : place + 3]
        if not after or after[0].form in {"же", "самому", "и", "или", "одному", "последнему"}:
            continue
        if separates(after[0].mark) and not (place == 0 and after[0].mark == ","):
            continue
        if masculine(words, place + 1, "datv") or after[0].form == "поводу":
            continue
        opening = opens(words, place, {"и", "а"})
        if opening or is_verb(after[0]):
            yield confusion(
                text,
                words[place : place + 2],
                "поэтому",
                "«Поэтому» (из-за этого) пишется слитно.",
                0.92,
            )


def _by_this(text: str, words: Words) -> Found:
    """«Поэтому адресу», «поэтому поводу»: here it is «по этому»."""
    for place, word in enumerate(words):
        after = next_word(words, place)
        if word.form != "поэтому" or after is None or not is_(after.text, "NOUN", "sing", "datv"):
            continue
        if after.lemmas & _BY_THIS and not is_(after.text, "NOUN", "femn"):
            later = words[place + 2 : place + 3]
            yield confusion(
                text,
                [word],
                "по этому",
                "«По этому» (какому?) пишется раздельно.",
                0.85 if later else 0.9,
            )


def _because(text: str, words: Words) -> Found:
    """«По тому и пришёл»: here it is «потому»; «судя потому, как» is «по тому»."""
    for place in pairs(words, "по", "тому"):
        after = words[place + 2 : place + 3]
        if (
            not after
            or separates(after[0].mark)
            or after[0].form in {"же", "или", "самому", "времени"}
        ):
            continue
        opening = opens(words, place, {"и", "а", "именно"})
        if (
            opening
            and not masculine(words, place + 1, "datv")
            and after[0].form not in {"что", "как"}
        ):
            yield confusion(
                text, words[place : place + 2], "потому", "«Потому» пишется слитно.", 0.85
            )
    for place, word in enumerate(words):
        if word.form == "потому" and place and relative_follows(words, place):
            relative = words[place + 1].form
            judged = any(w.lemmas & _JUDGING for w in words[max(0, place - 3) : place])
            if (
                judged
                and not separates(word.mark)
                and relative in {"как", "что", "сколько", "кто", "какой", "какие"}
            ) and (relative != "что" or words[place - 1].form in {"судя", "судить", "видно"}):
                yield confusion(text, [word], "по тому", "«По тому» пишется раздельно.", 0.9)


def _from_that(text: str, words: Words) -> Found:
    """«Зависит оттого, кто»: «от того»; «от того и грустно»: «оттого»."""
    for place, word in enumerate(words):
        if word.form not in {"оттого", "отчего"} or (
            separates(word.mark) and word.form == "оттого"
        ):
            continue
        start, end = clause(words, place)
        near = (
            words[max(start, place - 3) : place]
            if word.form == "оттого"
            else words[place + 1 : min(end, place + 5)]
        )
        governed = any(other.lemmas & _FROM_ONLY for other in near)
        relative = word.form == "оттого" and relative_follows(words, place)
        other = relative and words[place + 1].form not in {"что", "чтобы", "как"}
        if governed or other:
            meant = "от " + ("того" if word.form == "оттого" else "чего")
            yield confusion(text, [word], meant, f"«{meant.capitalize()}» пишется раздельно.", 0.9)
    for place in pairs(words, "от", "того"):
        after = words[place + 2 : place + 3]
        if (
            not after
            or separates(after[0].mark)
            or after[0].form in {"же", "или", "самого", "времени"}
        ):
            continue
        opening = opens(words, place, {"и", "а", "не", "именно"})
        if (
            opening
            and not masculine(words, place + 1, "gent")
            and not _governed_by_from(words, place)
        ) and after[0].form not in RELATIVES:
            yield confusion(
                text,
                words[place : place + 2],
                "оттого",
                "«Оттого» (потому) пишется слитно.",
                0.85,
            )


_FROM_ONLY = plain_set(LISTS["of, and hardly ever without it"])


def _what_from(text: str, words: Words) -> Found:
    """«От чего же стоит цех»: «отчего» asks why, unless a word of the sentence takes «от»."""
    for place in pairs(words, "от", "чего"):
        start, end = clause(words, place)
        after = words[place + 2 : end]
        opening = (
            place == 0 or words[place - 1].form == "вот" or (place == start and asks(words[:place]))
        )
        told = after and after[0].form not in {"то", "либо", "нибудь", "бы", "и"}
        if (
            opening
            and told
            and any(map(is_predicate, after))
            and not any(w.lemmas & _OF for w in words)
        ):
            yield confusion(
                text, words[place : place + 2], "отчего", "«Отчего» (почему) пишется слитно.", 0.8
            )


def _governed_by_from(words: Words, place: int) -> bool:
    start, end = clause(words, place)
    return any(word.lemmas & _OF for word in words[start:end])


def _why(text: str, words: Words) -> Found:
    """«За чем Вы прислали счёт?»: «зачем»; a verb of going or standing would make it two words."""
    for place in pairs(words, "за", "чем"):
        _, end = clause(words, place)
        opening = opens(words, place, {"и", "а", "но"})
        rest = words[place + 2 : end]
        if (
            opening
            and rest
            and any(map(is_predicate, rest))
            and not any(w.lemmas & _AFTER_WHAT for w in words)
        ):
            yield confusion(
                text,
                words[place : place + 2],
                "зачем",
                "«Зачем» (почему, с какой целью) пишется слитно.",
                0.85,
            )


def _whatfor(text: str, words: Words) -> Found:
    """«Непонятно, по чему машина стоит»: «почему», unless one judges or misses by it."""
    for place in pairs(words, "по", "чему"):
        start, end = clause(words, place)
        rest = words[place + 2 : end]
        if (
            place != start
            or not any(map(is_predicate, rest))
            or rest[0].form in {"то", "либо", "нибудь"}
        ):
            continue
        if any(w.lemmas & (_JUDGING - {"видеть", "понять", "понятно"}) for w in words[place + 2 :]):
            continue
        if any(w.lemmas & {"идти", "ехать", "пойти", "бить", "ударить", "можно"} for w in rest):
            continue
        if place == 0 or asks(words[:place]):
            yield confusion(
                text, words[place : place + 2], "почему", "«Почему» пишется слитно.", 0.85
            )


_AFTER_WHAT = plain_set(LISTS["after what"])


def _in_time(text: str, words: Words) -> Found:
    """«Прибыл во время, и мы успели»: «вовремя»; «вовремя обеда»: «во время»."""
    for place in pairs(words, "во", "время"):
        after = words[place + 2 : place + 3]
        if after and not separates(after[0].mark):
            follows = after[0]
            noun = follows.may_be("gent") or not follows.text.isalpha() or follows.text[0].isupper()
            if (
                noun
                or follows.form in {"его", "ее", "их", "оно", "как", "же", "или"}
                or follows.likeliest_part not in {"PREP", "VERB", "INFN", "CONJ"}
            ):
                continue
        if after and (
            ("," in after[0].mark and after[0].form in {"когда", "которого"})
            or after[0].may_be("PRTF")
        ):
            continue
        if after and any(c in after[0].mark for c in '«"(:-—–'):
            continue
        if any(
            word.form in {"какое", "это", "то", "любое"}
            for word in words[max(0, place - 2) : place]
        ):
            continue
        yield confusion(
            text, words[place : place + 2], "вовремя", "«Вовремя» (в срок) пишется слитно.", 0.92
        )
    for place, word in enumerate(words):
        after_word = next_word(words, place)
        if word.form != "вовремя" or after_word is None or after_word.pos != "NOUN":
            continue
        denied = any(other.form == "не" for other in words[max(0, place - 3) : place])
        if after_word.has("Case", "Gen") and is_(after_word.text, "NOUN", "gent") and not denied:
            yield confusion(text, [word], "во время", "Предлог «во время» пишется раздельно.", 0.9)


def _afterwards(text: str, words: Words) -> Found:
    """«В последствии выяснилось»: «впоследствии»."""
    for place in pairs(words, "в", "последствии", "последствие"):
        after = next_word(words, place + 1)
        if after is None or not (after.may_be("NOUN") and after.may_be("gent")):
            yield confusion(
                text,
                words[place : place + 2],
                "впоследствии",
                "«Впоследствии» (потом) пишется слитно.",
                0.95,
            )


def _towards(text: str, words: Words) -> Found:
    """«На встречу ветру», «пойти на встречу заказчику»: «навстречу»."""
    for place in pairs(words, "на", "встречу"):
        after = next_word(words, place + 1)
        if (
            after is not None
            and after.pos in {"NOUN", "PRON", "PROPN"}
            and after.has("Case", "Dat")
        ):
            yield confusion(
                text,
                words[place : place + 2],
                "навстречу",
                "«Навстречу» (кому? чему?) пишется слитно.",
                0.92,
            )


JUDGES: tuple[tuple[str, Callable[[str, Words], Found]], ...] = (
    ("этому", _therefore),
    ("поэтому", _by_this),
    ("тому", _because),
    ("потому", _because),
    ("того", _from_that),
    ("оттого", _from_that),
    ("отчего", _from_that),
    ("чего", _what_from),
    ("чем", _why),
    ("чему", _whatfor),
    ("время", _in_time),
    ("вовремя", _in_time),
    ("последствии", _afterwards),
    ("последствие", _afterwards),
    ("встречу", _towards),
)
