"""«Тоже» and «то же», «также» and «так же», «зато» and «за то», «причём» and «при чём».

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
    noun_agrees,
    opens,
    relative_follows,
)
from pismovnik.proofreading.detectors.corrections import clause, is_, pairs
from pismovnik.russian.clauses import is_predicate
from pismovnik.russian.sentences import separates
from pismovnik.russian.words import Word, plain_set

_FOR = plain_set(LISTS["for"])


_SUBJECTS = frozenset({"я", "ты", "он", "она", "оно", "мы", "вы", "они", "это", "все", "кто"})


_PREPOSITIONS = frozenset({"в", "во", "на", "за", "про", "через", "под", "сквозь"})


def _same(text: str, words: Words) -> Found:
    """«Тоже самое», «в тоже время», «тоже место, что»: here it is «то же»."""
    for place, word in enumerate(words):
        if word.form != "тоже":
            continue
        after, before = next_word(words, place), words[place - 1].form if place else ""
        joined = not separates(word.mark)
        same = after is not None and after.form in {"самое", "самые"}
        governed = joined and before in _PREPOSITIONS
        one_and = (
            joined
            and before == "и"
            and place > 1
            and words[place - 2].form.startswith(("одно", "один", "те", "такое"))
        )
        neuter = after is not None and is_(after.text, "NOUN", "neut", "nomn") and after.is_word
        place_of_what = neuter and relative_follows(words, place + 1)
        if same or governed or one_and:
            yield confusion(text, [word], "то же", _SAME, 0.97)
        elif place_of_what:
            yield confusion(text, [word], "то же", _SAME, 0.9)


_SAME = "«То же» (это же самое) пишется раздельно."


def _too(text: str, words: Words) -> Found:
    """«Мы то же придём»: «тоже» means «also»."""
    for place in pairs(words, "то", "же"):
        after = next_word(words, place + 1)
        if after is None or after.form in {"самое", "время", "и", "что", "ли"} or not place:
            continue
        before = words[place - 1]
        if (
            separates(words[place].mark)
            or before.may_be("PREP")
            or before.form in {"и", "все", "это", "точно"}
        ):
            continue
        if any(word.form in {"что", "как", "самое"} for word in words[place + 2 :]):
            continue
        if noun_agrees(words, place + 1, "neut", "sing"):
            continue
        if not (
            before.form in _SUBJECTS
            or (before.pos in {"NOUN", "PROPN"} and before.has("Case", "Nom"))
        ):
            continue
        negated = after.form == "не"
        whole = is_verb(after) and not is_(after.text, "tran")
        if negated or whole or after.likeliest_part in {"ADJS", "PRTS", "PRED"}:
            yield confusion(
                text, words[place : place + 2], "тоже", "«Тоже» (также) пишется слитно.", 0.9
            )


def _likewise(text: str, words: Words) -> Found:
    """«Также хорошо, как», «точно также»: here it is «так же»."""
    for place, word in enumerate(words):
        if word.form != "также":
            continue
        before = words[place - 1].form if place and not separates(word.mark) else ""
        if before in {"а", "но", "и"}:
            continue
        if before in {"точно", "ровно", "все"}:
            yield confusion(text, [word], "так же", _AS, 0.93)
            continue
        after = words[place + 1 : place + 6]
        far = next((i for i, other in enumerate(after) if "," in other.mark), None)
        if far is None or after[far].form != "как" or any(separates(w.mark) for w in after[:far]):
            continue
        if any(w.is_finite or is_(w.text, "INFN") for w in after[:far]):
            continue
        quality = far and (after[0].likeliest_part in {"ADVB", "ADJS", "ADJF"})
        start, _ = clause(words, place)
        alone = far == 0 and place > start and any(map(is_predicate, words[start:place]))
        if (quality and not _is_listing(after[0])) or alone:
            yield confusion(text, [word], "так же", _AS, 0.88)


_AS = "«Так же» (таким же образом) пишется раздельно: можно добавить «как…»."


def _is_listing(word: Word) -> bool:
    """«Также важно, как» compares; «также можно указать, как» tells what more is possible."""
    return word.may_be("PRED") or word.form in {"там", "здесь", "можно", "теперь"}


def _also(text: str, words: Words) -> Found:
    """«А так же», «Так же просим»: here it is «также»."""
    for place in pairs(words, "так", "же"):
        after = next_word(words, place + 1)
        if after is None or any(
            word.form in {"как", "что", "точно"} for word in words[place + 2 :]
        ):
            continue
        before = words[place - 1].form if place else ""
        if before in {"точно", "все", "и", "ровно", "тоже", "вот"} and not separates(
            words[place].mark
        ):
            continue
        quality = after.may_be("ADVB") or after.may_be("ADJS") or after.may_be("COMP")
        if quality or after.form in {"и", "не", "само", "мало", "много", "вот"}:
            continue
        if before == "а" and not separates(words[place].mark):
            yield confusion(text, words[place : place + 2], "также", _ALSO, 0.95)
        elif place == 0 and (_speaks(after) or after.may_be("PREP") or after.may_be("PRED")):
            yield confusion(text, words[place : place + 2], "также", _ALSO, 0.9)
        elif (
            (before in _SUBJECTS and _speaks(after))
            or after.form in _MODAL
            or _asks_to(words, place, after)
        ):
            yield confusion(text, words[place : place + 2], "также", _ALSO, 0.88)


def _asks_to(words: Words, place: int, after: Word) -> bool:
    """«Прошу так же учесть»."""
    return place > 0 and _speaks(words[place - 1]) and is_(after.text, "INFN")


_MODAL = frozenset(LISTS["modal"])


_ALSO = "«Также» (тоже, кроме того) пишется слитно."


def _speaks(word: Word) -> bool:
    """«Также просим», «также направьте», «также нужно»."""
    first = word.is_finite and (word.is_in_person("1") or word.may_be("impr"))
    return first or word.may_be("PRED") or word.form in {"нужен", "нужна", "нужно", "нужны"}


def _but(text: str, words: Words) -> Found:
    """«Дорого, за то надёжно»: here it is «зато»."""
    for place in pairs(words, "за", "то"):
        after = words[place + 2 : place + 3]
        if (
            not opens(words, place, {"но", "а", "и"})
            or not after
            or separates(after[0].mark)
            or after[0].form in {"же", "и", "ли", "или"}
        ):
            continue
        if noun_agrees(words, place + 1, "accs", "neut", "sing"):
            continue
        if any(word.form in RELATIVES | {"кто", "спасибо"} for word in words[place + 2 :]):
            continue
        if any(word.lemmas & _FOR or word.form == "за" for word in words[:place]):
            continue
        adversative = place and (separates(words[place].mark) or words[place - 1].form != "и")
        if adversative or place == 0:
            yield confusion(
                text, words[place : place + 2], "зато", "Союз «зато» (но) пишется слитно.", 0.9
            )


def _for_it(text: str, words: Words) -> Found:
    """«Спасибо зато, что приехали»: here it is «за то»."""
    for place, word in enumerate(words):
        if (
            word.form == "зато"
            and place
            and not separates(word.mark)
            and relative_follows(words, place)
        ) and words[place + 1].form in {"что", "чтобы", "как", "кто", "чего"}:
            yield confusion(text, [word], "за то", "«За то» (за это) пишется раздельно.", 0.95)


def _moreover(text: str, words: Words) -> Found:
    """«Трубу заменили, при чём дважды», «и при том дёшево»: «причём», «притом»."""
    for place in pairs(words, "при", "чем", "том"):
        that = words[place + 1].form == "том"
        before = words[place - 1].form if place else ""
        after = words[place + 2 : place + 3]
        opening = bool(place) and (separates(words[place].mark) or (that and before in {"и", "да"}))
        if not opening or not after or separates(after[0].mark) or asks(words[:place]):
            continue
        if after[0].form in {"тут", "здесь", "там", "же", "условии", "самом", "или", "он", "она"}:
            continue
        if that and (
            masculine(words, place + 1, "loct")
            or any(w.form in {"что", "как"} for w in words[place + 2 : place + 3])
        ):
            continue
        if "?" in text[words[place].start : words[-1].stop + 2]:
            continue
        meant = "притом" if that else "причём" if "ё" in words[place + 1].text else "причем"
        yield confusion(
            text,
            words[place : place + 2],
            meant,
            f"Союз «{meant}» (к тому же) пишется слитно.",
            0.92,
        )


def _by_what(text: str, words: Words) -> Found:
    """«Причём здесь смета?», «притом заводе»: apart."""
    for place, word in enumerate(words):
        if word.form not in {"причем", "притом"}:
            continue
        after = next_word(words, place)
        if after is None:
            continue
        if word.form == "притом" and after.form in {"условии", "заводе", "случае"}:
            yield confusion(text, [word], "при том", "«При том» (каком?) пишется раздельно.", 0.95)
        question = text[words[-1].stop : words[-1].stop + 1] == "?"
        if (
            word.form == "причем"
            and after.form in {"тут", "здесь"}
            and (place == 0 or asks(words[:place]))
        ) and (question or place):
            yield confusion(
                text,
                [word],
                "при чём" if "ё" in word.text else "при чем",
                "«При чём» (при каком деле?) пишется раздельно.",
                0.9,
            )


JUDGES: tuple[tuple[str, Callable[[str, Words], Found]], ...] = (
    ("тоже", _same),
    ("то", _too),
    ("также", _likewise),
    ("так", _also),
    ("за", _but),
    ("зато", _for_it),
    ("при", _moreover),
    ("причем", _by_what),
    ("притом", _by_what),
)
