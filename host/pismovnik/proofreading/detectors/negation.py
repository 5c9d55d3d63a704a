"""«Не» together and apart, «не» and «ни».

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 65–73; Правила 1956,
§§ 88–90. Silent where the meaning of the writer decides.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.corrections import clause, is_, of_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "negation.txt")
_STRENGTHENING = plain_set(_LISTS["strengthening"])
_TRIGGER = re.compile(r"(?<![\w-])(?:не|ни)|(?:нико|ничто иное)", re.IGNORECASE)
_SHORTEST = 4
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_VERBAL = ("VERB", "INFN", "GRND")
#: «Вовсе немного» is as good as «вовсе не много»; «нерадеть» is a word of old.
_BOTH_WAYS = frozenset({"немного", "недолго", "недавно", "неплохо", "нерадеть", "неспорно"})
_WHO = frozenset(_LISTS["who"])
#: Short adjectives that never grow together with «не».
_NEVER_JOINED = frozenset({"рад", "должный", "обязанный", "намеренный", "согласный", "должен"})
_JOINTS = frozenset({"и", "а", "но"})

Words = Sequence[Word]
Found = Iterator[Match]


def misused_negation(language: Language, text: str) -> Found:
    """«Неоткроется», «ни раз просили», «непокрашенные с осени», «кто бы не пришёл»."""
    if not _TRIGGER.search(text):
        return
    for words in sentences(language, text):
        yield from _apart(text, words)
        yield from _joined(text, words)
        yield from _strengthened(text, words)
        yield from _opposed(text, words)
        yield from _participles(text, words)
        yield from _none_other(text, words)
        yield from _whoever(text, words)
        yield from _not_one(text, words)
        yield from _attributes(text, words)


def _apart(text: str, words: Words) -> Found:
    """«Неоткроется», «ненарушая», «ненайдено»: verbs, gerunds and short participles."""
    for place, word in enumerate(words):
        rest = _denied(word)
        if rest is None or morphology.is_known(word.text.lower()) or word.form in _BOTH_WAYS:
            continue
        if word.form.startswith("недо") or _is_adverb_like(words, place):
            continue
        verb = next((part for part in _VERBAL if is_(rest, part)), None)
        if verb or is_(rest, "PRTS") or morphology.lemmas(rest) & _NEVER_JOINED:
            message = "«Не» с глаголами, деепричастиями и краткими причастиями пишут отдельно."
            yield _found(text, [word], f"не {rest}", message, 0.95)


def _is_adverb_like(words: Words, place: int) -> bool:
    """«Сохраняется нецентрализованно» with one «н»: a verb of its own stands in the clause."""
    start, end = clause(words, place)
    told = any(words[i].is_finite for i in range(start, end) if i != place)
    return words[place].form.endswith("о") and told


def _denied(word: Word) -> str | None:
    """The part behind «не» of a word that begins so, if the dictionary has it."""
    rest = word.text[2:]
    if not word.text.lower().startswith("не") or len(rest) < 3 or not rest.islower():
        return None
    return rest if morphology.is_known(rest) else None


def _joined(text: str, words: Words) -> Found:
    """«Не навидит», «не настный»: there is no such word without «не»."""
    for word, after in itertools.pairwise(words):
        form = after.text
        if word.form != "не" or after.mark or len(form) < _SHORTEST or not form.islower():
            continue
        if form.isalpha() and not morphology.is_known(form) and morphology.is_known("не" + form):
            yield _found(
                text, [word, after], word.text + form, "Это слово без «не» не употребляется.", 0.95
            )


def _strengthened(text: str, words: Words) -> Found:
    """«Вовсе неинтересный», «никем незамеченный»: «вовсе», «никем» go with «не»."""
    for before, word in itertools.pairwise(words):
        if before.form not in _STRENGTHENING or word.mark:
            continue
        rest = _denied(word)
        if rest is None or word.form in _BOTH_WAYS:
            continue
        quality = [
            p for p in ("ADJF", "PRTF", "ADJS", "PRTS") if is_(rest, p) and is_(word.text, p)
        ]
        adverb = (
            is_(rest, "ADVB")
            and is_(word.text, "ADVB")
            and before.form in {"вовсе", "отнюдь", "далеко"}
        )
        only_participle = before.form in {
            "никогда",
            "никем",
            "ничем",
            "никому",
            "нигде",
            "никуда",
            "никак",
        }
        if (
            quality and not (only_participle and "PRTF" not in quality and "PRTS" not in quality)
        ) or adverb:
            message = f"При слове «{before.form}» «не» пишут отдельно."
            yield _found(text, [word], f"{word.text[:2]} {rest}", message, 0.88)


def _opposed(text: str, words: Words) -> Found:
    """«Это неправда, а выдумка»: an opposition with «а» makes «не» apart."""
    for place, word in enumerate(words[:-2]):
        rest = _denied(word)
        opposite = words[place + 2]
        if (
            rest is None
            or words[place + 1].form != "а"
            or "," not in words[place + 1].mark
            or opposite.mark
        ):
            continue
        part = word.likeliest_part
        if part not in {"NOUN", "ADJF", "ADJS", "ADVB"} or not is_(rest, part):
            continue
        same = opposite.likeliest_part == part and (
            part in {"ADVB", "ADJS"}
            or any(is_(word.text, part, c) and is_(opposite.text, part, c) for c in _CASES)
        )
        ended = (
            place + 3 >= len(words)
            or separates(words[place + 3].mark)
            or not words[place + 3].is_finite
        )
        if same and ended and opposite.form not in {"именно", "также", "потом", "затем", "значит"}:
            message = "При противопоставлении с «а» «не» пишут отдельно."
            yield _found(text, [word], f"{word.text[:2]} {rest}", message, 0.85)


def _participles(text: str, words: Words) -> Found:
    """«Окна, непокрашенные с осени»: a participle with words of its own has «не» apart."""
    for place, word in enumerate(words):
        rest = _denied(word)
        if rest is None or not _is_participle(word.text, rest):
            continue
        after = words[place + 1 : place + 3]
        if not after or separates(after[0].mark):
            continue
        behind = place > 0 and "," in word.mark
        preposition = after[0].may_be("PREP")
        free = not after[0].may_be("CONJ") and not _agree(rest, after[0].text)
        if not (_depends(word, rest, after[0]) or (behind and (preposition or free))):
            continue
        active = is_(rest, "PRTF", "actv")
        if behind or active or (place and words[place - 1].form in {"еще", "пока"}):
            message = "С причастием, у которого есть зависимые слова, «не» пишут отдельно."
            yield _found(text, [word], f"{word.text[:2]} {rest}", message, 0.9)


def _is_participle(whole: str, rest: str) -> bool:
    """«Необходимый», «недостающий» are words of their own."""
    own = is_(whole, "NOUN") or is_(whole, "Qual") or whole.lower().startswith(("недо", "необход"))
    return is_(rest, "PRTF") and not own and not is_(rest, "NOUN")


def _depends(word: Word, rest: str, first: Word) -> bool:
    """Whether a noun follows in a case that the participle does not share."""
    if first.pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    case = first.feats.get("Case", "")
    own = word.feats.get("Case", "")
    return (
        bool(case)
        and case in {"Ins", "Acc", "Dat"}
        and case != own
        and not _agree(rest, first.text)
    )


def _agree(one: str, other: str) -> bool:
    return any(is_(one, case) and is_(other, case) for case in _CASES)


def _none_other(text: str, words: Words) -> Found:
    """«Никто иной, как», «ничто иное, как»: «не кто иной»."""
    for place, word in enumerate(words[:-2]):
        if not re.fullmatch("ни(кто|что|кого|чего|чему|кому|кем|чем)", word.form):
            continue
        other, how = words[place + 1], words[place + 2]
        if other.mark or not re.fullmatch("ино(й|е|го|му)|иным", other.form) or how.form != "как":
            continue
        denied = any(w.form == "не" for w in words[place + 3 :])
        is_this = word.form in {"никто", "ничто"} or (
            place and "являться" in words[place - 1].lemmas
        )
        if is_this and not denied:
            covered = words[place : place + 2]
            meant = f"не {word.form[2:]} {other.form}"
            yield _found(text, covered, meant, "«Не кто иной, как» пишут с «не» и раздельно.", 0.95)


def _whoever(text: str, words: Words) -> Found:
    """«Кто бы не пришёл, ждите»: a concession takes «ни»."""
    for place in range(len(words) - 3):
        word = words[place]
        if word.form not in _WHO or words[place + 1].form != "бы" or words[place + 1].mark:
            continue
        if words[place + 2].form == "то" and words[place + 3].form == "не":
            yield _found(text, [words[place + 3]], "ни", "«Бы то ни было» пишут с «ни».", 0.95)
            continue
        before = words[place - 1] if place else None
        if (
            before
            and not separates(word.mark)
            and before.form not in _JOINTS
            and not before.may_be("PREP")
        ):
            continue
        if any(other.form == "ни" for other in words[max(0, place - 2) : place]):
            continue  # «ни за что бы не узнал»
        _, end = clause(words, place)
        denied = next(
            (i for i in range(place + 2, min(place + 6, end - 1)) if words[i].form == "не"), None
        )
        if denied is None or not is_(words[denied + 1].text, "past"):
            continue
        if word.form == "как" and before and before.form not in _JOINTS:
            continue  # «боялся одного: как бы не опоздать»
        if word.form in {"чего", "чему"} and before and before.may_be("PREP"):
            continue  # «без чего бы не могла быть»
        if any(w.form.startswith("ни") for w in words[place + 2 : denied]):
            continue  # «как бы ничего не слыхал»
        if text[words[-1].stop : words[-1].stop + 1] in {"?", "!"} or _fears(words[:place]):
            continue
        opens = place == 0 or words[place - 1].form in _JOINTS
        if end < len(words) or not opens:
            covered = [words[denied]]
            yield _found(text, covered, "ни", "В уступительном придаточном пишут «ни».", 0.9)


_FEARS = plain_set(_LISTS["fears"])


def _fears(before: Words) -> bool:
    """«Боюсь, как бы не опоздал»."""
    return any(word.lemmas & _FEARS for word in before)


def _not_one(text: str, words: Words) -> Found:
    """«Не один датчик не сработал», «не было не одной коробки»: «ни один»."""
    for place in range(len(words) - 2):
        word, one = words[place], words[place + 1]
        if word.form != "не" or ("один" not in one.lemmas and "единый" not in one.lemmas):
            continue
        if one.mark or one.form in {"одни", "един"}:
            continue
        start, end = clause(words, place)
        denied = [i for i in range(start, end) if words[i].form in {"не", "нет"} and i != place]
        told = any(
            (i + 1 < end and (_verbal(words[i + 1]))) or words[i].form == "нет" for i in denied
        )
        but = any(w.form in {"а", "но", "только", "лишь"} for w in words[place + 2 : place + 8])
        if told and not but:
            yield _found(
                text,
                [word],
                "ни" if word.text[0] == "н" else "Ни",
                "При отрицании пишут «ни один».",
                0.9,
            )


def _verbal(word: Word) -> bool:
    return word.is_finite or any(is_(word.text, part) for part in ("INFN", "PRTS", "PRTF", "VERB"))


def _attributes(text: str, words: Words) -> Found:
    """«С не большим отрядом»: an attribute behind a preposition has «не» joined."""
    for place in _denials(words):
        if not place or separates(words[place].mark) or not words[place - 1].may_be("PREP"):
            continue
        adjective, noun = words[place + 1], words[place + 2] if place + 2 < len(words) else None
        if noun is None or separates(noun.mark) or adjective.text[0].isupper():
            continue
        joined = "не" + adjective.text.lower()
        of_quality = is_(joined, "Qual") or is_(adjective.text, "Qual")
        if not (of_quality and is_(joined, "ADJF") and is_(adjective.text, "ADJF")):
            continue
        if not (noun.may_be("NOUN") and _agree(adjective.text, noun.text)):
            continue
        if any(w.form in {"а", "но"} for w in words[place + 2 : place + 8]):
            continue
        yield _found(
            text,
            words[place : place + 2],
            joined,
            "«Не» с прилагательным, если ничего не противопоставлено, пишут слитно.",
            0.87,
        )


def _denials(words: Words) -> Iterator[int]:
    for place, word in enumerate(words[:-1]):
        if word.form == "не" and not words[place + 1].mark:
            yield place


def _found(text: str, covered: Words, meant: str, message: str, confidence: float) -> Match:
    return of_words(text, covered, "negation", meant, message, confidence)
