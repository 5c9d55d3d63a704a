"""Hyphens of particles, of «пол-» and of compounds with a number.

Sources: Розенталь, Справочник по правописанию и литературной правке, §§ 41–48, 63–64;
Правила 1956, §§ 79–84.
"""

import re
from collections.abc import Iterator, Sequence

from pismovnik.proofreading.detectors.corrections import correction, following, is_, of_words
from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "hyphens.txt")
_NOT_AFTER_TO = frozenset(_LISTS["not after to"])
_HALVES = plain_set(_LISTS["halves"])
#: Without their endings: «процентн», «лети».
_AFTER_NUMBERS = tuple(
    sorted(n[:-1] if n == "летие" else n[:-2] for n in plain_set(_LISTS["after numbers"]))
)

_INDEFINITE = (
    "кто|кого|кому|кем|ком|что|чего|чему|чем|чём|как|где|куда|откуда|когда|почему|отчего|зачем|"
    "сколько|скольких|чей|чья|чьё|чье|чьи|чьего|чьей|"
    "как(?:ой|ая|ое|ие|ого|ому|им|ом|ую|их|ими)"
)
_EVER = re.compile(
    rf"(?<![\w-])({_INDEFINITE})( +- *| *- +| +)(либо|нибудь|нибуть|не будь|нибудь)(?![\w-])", re.I
)
_SOME = re.compile(
    r"(?<![\w-])(кое|кой) (как\w*|кто|кого|кому|кем|что|чего|чему|чем|где|куда|когда)(?![\w-])",
    re.I,
)
_TO = re.compile(rf"(?<![\w-])({_INDEFINITE}) то(?![\w-])", re.I)
_KA = re.compile(r"(?<![\w-])([а-яё]{3,}|да|на|ну) ка(?![\w-])", re.I)
_TAKI = re.compile(r"(?<![\w-])([а-яё]+)(-| )таки(?![\w-])", re.I)
_PARTICLE = re.compile(r"(?<![\w-])([а-яё]+)-(же|ли|бы)(?![\w-])", re.I)
_HALF = re.compile(r"(?<![\w-])(пол)(-| )([а-яё]+)(?![\w-])", re.I)
_HALF_JOINED = re.compile(r"(?<![\w-])(пол)([а-яё]{3,})(?![\w-])", re.I)
_SEMI = re.compile(r"(?<![\w-])(полу)( ?- ?)([а-яё]{3,})(?![\w-])", re.I)
_PO = re.compile(
    r"(?<![\w-])(по) ([а-яё]{3,}[сц]ки|волчьи|птичьи|лисьи|медвежьи|человечьи|собачьи|кошачьи)(?![\w-])",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w.,/№-])(\d{1,4}|[A-ZА-Я])( ?)("
    + "|".join(_AFTER_NUMBERS)
    + r"|образн)([а-яё]{1,3})(?![\w-])"
)
_VOWELS = "аеёиоуыэюял"


def misused_hyphens(language: Language, text: str) -> Iterator[Match]:
    """«Кто либо», «пошёл таки», «пол-часа», «25 процентный»."""
    yield from _indefinite(text)
    yield from _particles(language, text)
    yield from _halves(text)
    yield from _adverbs(text)
    yield from _numbers(text)


def _indefinite(text: str) -> Iterator[Match]:
    for found in _EVER.finditer(text):
        if " не " in found[0] and (
            text[: found.start()].rstrip()[-1:] == "," or found[1].lower() == "что"
        ):
            continue  # «казалось, что не будь его…»
        meant = found[1] + "-" + ("либо" if found[3].lower() == "либо" else "нибудь")
        yield _match(found, meant, "Частицу «-либо», «-нибудь» пишут через дефис.", 0.96)
    for found in _SOME.finditer(text):
        yield _match(found, f"{found[1]}-{found[2]}", "Приставку «кое-» пишут через дефис.", 0.95)
    for found in _TO.finditer(text):
        if _is_some(text, found):
            yield _match(found, f"{found[1]}-то", "Частицу «-то» пишут через дефис.", 0.9)


def _is_some(text: str, found: re.Match[str]) -> bool:
    """«Кто то пришёл»; not «видно, что то письмо пришло», «там, где то и другое»."""
    after = following(text, found.end(), 4)
    word = found[1].lower()
    if not after or after[0].lower() in _NOT_AFTER_TO or after[0].lower().startswith(("же", "ли")):
        return False
    if any(is_(w, "NOUN", "neut", "sing") or is_(w, "ADJF", "neut", "sing") for w in after[:2]):
        return False
    opens = text[: found.start()].rstrip()[-1:] in {",", ":", ";"}
    return not (
        opens and word in {"что", "как", "где", "когда", "куда", "чем", "откуда", "сколько"}
    )


def _particles(language: Language, text: str) -> Iterator[Match]:
    for found in _KA.finditer(text):
        if (
            is_(found[1], "impr")
            or found[1].lower() in {"да", "на", "ну", "давай"}
            or is_(found[1], "excl")
        ):
            yield _match(found, f"{found[1]}-ка", "Частицу «-ка» пишут через дефис.", 0.96)
    for found in _PARTICLE.finditer(text):
        if len(found[1]) > 1 and morphology.is_known(found[1].lower()) and not found[1].isupper():
            meant = f"{found[1]} {found[2]}"
            yield _match(found, meant, f"Частицу «{found[2]}» пишут отдельно.", 0.93)
    if _TAKI.search(text):
        for words in sentences(language, text):
            yield from _taki(text, words)


def _taki(text: str, words: Sequence[Word]) -> Iterator[Match]:
    """«-Таки» is joined only to verbs, adverbs and particles, behind them."""
    for place, word in enumerate(words):
        if word.form == "таки" and place and not separates(word.mark):
            before = words[place - 1]
            if "-" not in word.mark and _takes_taki(before):
                covered = words[place - 1 : place + 1]
                meant = f"{before.text}-таки"
                yield of_words(text, covered, "hyphens", meant, _TAKI_JOINED, 0.9)
        elif word.form.endswith("-таки"):
            first = word.text[:-5]
            known = morphology.is_known(first.lower())
            if known and plain(first) not in {"все", "так", "раз"} and not _may_take_taki(first):
                message = "«Таки» пишут через дефис только после глаголов, наречий и частиц."
                yield of_words(text, [word], "hyphens", f"{first} таки", message, 0.93)


_TAKI_JOINED = "После глаголов, наречий и частиц «-таки» пишут через дефис."
_TAKEN = frozenset(
    {"все", "так", "опять", "прямо", "довольно", "неужели", "действительно", "верно"}
)
_TAKI_PARTS = {"VERB", "ADVB", "PRCL", "INFN", "GRND"}


def _takes_taki(before: Word) -> bool:
    if before.form in _TAKEN:
        return True
    if before.form in {
        "и",
        "а",
        "но",
        "он",
        "она",
        "не",
        "же",
        "бы",
        "ли",
        "да",
        "это",
        "как",
        "что",
    }:
        return False
    return before.is_finite or before.likeliest_part in {"VERB", "ADVB"} or before.pos == "ADV"


def _may_take_taki(word: str) -> bool:
    parts = {str(parse.tag.POS) for parse in morphology.parses(word.lower()) if parse.is_known}
    if plain(word) in {"причем", "притом", "если", "когда", "где", "там", "тут", "как"}:
        return plain(word) not in {"причем", "притом", "если"}
    return bool(parts & (_TAKI_PARTS | {"COMP", "PRED"}))


def _halves(text: str) -> Iterator[Match]:
    for found in _HALF.finditer(text):
        half, mark, noun = found[1], found[2], found[3]
        genitive = is_(noun, "NOUN", "gent", "sing") or is_(noun, "NOUN", "gent", "plur", "Pltm")
        needs_hyphen = noun[0].isupper() or noun[0].lower() in _VOWELS
        joined = half + "-" + noun if needs_hyphen else half + noun
        if mark == "-":
            if genitive and not needs_hyphen and not half.isupper():
                yield _match(found, joined, _HALF_RULE, 0.94)
            elif (
                is_(noun, "ADJF", "gent", "sing")
                and not is_(noun, "NOUN")
                and _noun_next(text, found.end())
            ):
                yield _match(found, f"{half} {noun}", _HALF_APART, 0.9)
        elif (
            genitive
            and (plain(noun) in _HALVES or (noun[0].isupper() and is_(noun, "Geox", "gent")))
            and (half[0].islower() or noun[0].islower())
        ):
            yield _match(found, joined, _HALF_RULE, 0.93)
    for found in _HALF_JOINED.finditer(text):
        yield from _half_joined(text, found)
    for found in _SEMI.finditer(text):
        if found[3][0].islower():
            yield _match(found, found[1] + found[3], "«Полу…» пишут слитно.", 0.95)


_HALF_RULE = "«Пол-» пишут через дефис перед гласной, «л» и прописной буквой, иначе слитно."
_HALF_APART = "«Пол» пишут отдельно, если за ним стоит определение."


def _half_joined(text: str, found: re.Match[str]) -> Iterator[Match]:
    half, rest = found[1], found[2]
    if morphology.is_known(found[0].lower()) and not (
        rest[0] == "л" and rest in {"литра", "литром", "лимона", "листа"}
    ):
        return
    if rest[0].isupper():
        if is_(rest, "Geox", "gent"):
            yield _match(found, f"{half}-{rest}", _HALF_RULE, 0.95)
    elif rest[0] in _VOWELS and is_(rest, "NOUN", "gent", "sing"):
        yield _match(found, f"{half}-{rest}", _HALF_RULE, 0.95)
    elif is_(rest, "ADJF", "gent", "sing") and _noun_next(text, found.end()):
        yield _match(found, f"{half} {rest}", _HALF_APART, 0.93)


def _noun_next(text: str, end: int) -> bool:
    return any(is_(word, "NOUN", "gent", "sing") for word in following(text, end, 1))


def _adverbs(text: str) -> Iterator[Match]:
    for found in _PO.finditer(text):
        after = following(text, found.end(), 1)
        of_quality = after and (is_(after[0], "ADJF") or is_(after[0], "PRTF"))
        if not is_(found[2], "NOUN") and not of_quality:  # «по критически важным товарам»
            yield _match(
                found, f"{found[1]}-{found[2]}", "Наречие на «по-…ски» пишут через дефис.", 0.96
            )


def _numbers(text: str) -> Iterator[Match]:
    """«25 процентный», «150летие», «Z образный»."""
    for found in _NUMBER.finditer(text):
        head, gap, stem, ending = found.groups()
        letter = head.isalpha()
        if letter != (stem == "образн"):
            continue
        second = stem + ending
        if (
            gap
            and stem in {"летн", "часов", "местн", "месячн", "недельн", "томн", "угольн", "ядерн"}
            and ending in {"их", "ых", "ие", "ые"}
        ):
            continue  # «3 летних месяца»
        if not _is_second(second):
            continue
        yield _match(found, f"{head}-{second}", "Слово из цифр и букв пишут через дефис.", 0.93)


def _is_second(word: str) -> bool:
    adjective = any(parse.tag.POS == "ADJF" for parse in morphology.parses(word))
    return adjective or word.startswith(("лети", "процентник", "тонник"))


def _match(found: re.Match[str], meant: str, message: str, confidence: float) -> Match:
    return correction("hyphens", found.start(), found[0], meant, message, confidence)
