"""Why a comma is missing between two words (Розенталь, §§ 80–116; Правила 1956, §§ 137–160)."""

import itertools
from collections.abc import Callable, Sequence

from pismovnik.proofreading.tagger.reasons.joined_parts import asyndetic, end, homogeneous, joint
from pismovnik.proofreading.tagger.reasons.surroundings import (
    LISTS,
    NOMINALS,
    QUESTIONS,
    FixedPhrases,
    Gap,
    Surroundings,
    agree,
    fits_noun,
    has_infinitive,
    has_predicate,
    is_gerund,
    is_infinitive,
    is_participle,
    opens_relative,
    same_case,
)
from pismovnik.proofreading.tagger.reasons.texts import Reason
from pismovnik.russian import greetings
from pismovnik.russian.people import is_first_name, is_patronymic
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_GREETINGS = read_words(greetings.__file__, "greetings.txt")
_SALUTATIONS = tuple(tuple(entry.split()) for entry in _GREETINGS["salutations"])
_POLITE = plain_set(_GREETINGS["adjectives"])
_ADDRESSED = plain_set(_GREETINGS["nouns"]) | {"господа", "дамы"}
_PARENTHETICAL = FixedPhrases("parentheticals")
_SOMETIMES = FixedPhrases("sometimes parenthetical")
_SUBORDINATING = FixedPhrases("subordinating")
_CLARIFYING = FixedPhrases("clarifying")
_ADDING = FixedPhrases("adding")
_INTERJECTIONS = FixedPhrases("interjections")
_FIXED = FixedPhrases("phrases", "never divided")
_CONTRAST = plain_set(LISTS["contrast"])
_FOLLOWING = frozenset(LISTS["following"])
_ADJECTIVES = frozenset(LISTS["adjectives"])
#: Unions that are other words as well: they need a predicate after them.
_WEAK = frozenset(
    {"лишь", "едва", "пусть", "пускай", "хоть", "пока", "благо", "что", "когда", "где"}
    | {"куда", "откуда", "сколько", "насколько", "только"}
)
#: «Видим, как растёт спрос»
_SEEING = plain_set(
    ["видеть", "увидеть", "слышать", "смотреть", "наблюдать", "чувствовать", "помнить", "следить"]
)
_BEFORE_LI = frozenset({"вряд", "едва", "то", "чуть"})
_AFTER_WHAT = frozenset({"угодно", "либо", "нибудь", "то", "ли"})
_ASKING = plain_set(
    [
        "спросить",
        "спрашивать",
        "узнать",
        "уточнить",
        "уточнять",
        "выяснить",
        "сообщить",
        "подсказать",
        "объяснить",
        "понять",
        "понимать",
        "знать",
        "интересно",
        "непонятно",
        "неясно",
        "неизвестно",
        "указать",
        "решить",
        "определить",
        "посмотреть",
        "проверить",
        "рассказать",
        "сказать",
    ]
)
#: After a name these are said to its owner, not of him.
_NEVER_OF_NAMED = frozenset({"вы", "мы", "я", "ты", "надо", "нужно", "давайте", "можно", "пора"})
_REACH = 12


def missing_comma(gap: Gap) -> Reason | None:
    """Why a comma is needed in a gap that has none, or None where no rule can be named."""
    around = Surroundings(gap)
    if not around.is_inside or _FIXED.around(around.words, around.gap) >= 0:
        return None
    return next((reason for judge in _JUDGES if (reason := judge(around)) is not None), None)


def _address(around: Surroundings) -> Reason | None:
    """«Добрый день Иван Петрович», «Коллеги прошу ответить», «Спасибо коллеги»."""
    if around.is_at_start and _is_addressed(around.before) and _addresses(around):
        return Reason.ADDRESS
    greeted = tuple(word.text.lower() for word in around.before)
    if around.is_at_start and greeted in _SALUTATIONS:
        named = around.right.text[0].isupper() or _is_addressed(around.after)
        return Reason.ADDRESS if named else Reason.INTERJECTION
    said = any(
        word.has("Mood", "Imp") or word.has("Person", "2") or word.form in {"вы", "спасибо"}
        for word in around.before
    )
    return Reason.ADDRESS if said and _is_addressed(around.after) else None


def _is_addressed(words: Sequence[Word]) -> bool:
    """«Уважаемые коллеги», «Иван Петрович», «дорогая Ольга»."""
    polite = bool(words) and words[0].form in _POLITE
    names = words[1:] if polite else words
    if not names or len(names) > 3:
        return False
    if len(names) == 1 and names[0].form in _ADDRESSED:
        return True
    first = is_first_name(names[0].text) and names[0].text[0].isupper()
    return first and all(is_patronymic(word.text) for word in names[1:])


def _addresses(around: Surroundings) -> bool:
    """Whether what follows an address cannot be said of the person addressed."""
    if around.before[0].form in _POLITE:
        return not any(word.has("Person", "3") for word in around.after[:3])
    told = around.after[1:] if around.right.form == "не" else around.after
    verb = told[0] if told else around.right
    greeted = tuple(word.text.lower() for word in around.after[:2]) in _SALUTATIONS
    spoken = verb.has("Mood", "Imp") or verb.has("Person", "1") or verb.has("Person", "2")
    if greeted or verb.form in QUESTIONS | _NEVER_OF_NAMED:
        return True
    return verb.pos == "VERB" and spoken


def _interjection(around: Surroundings) -> Reason | None:
    """«Да все готово», «Спасибо мы получили»."""
    if not around.is_at_start or _INTERJECTIONS.at(around.words, 0) != around.gap:
        return None
    thanks = around.left.form in {"спасибо", "благодарю", "благодарим"}
    if thanks and (around.right.pos == "ADP" or around.right.form in {"вам", "вас", "тебе"}):
        return None
    return Reason.INTERJECTION


def _parenthetical(around: Surroundings) -> Reason | None:
    words, gap = around.words, around.gap
    if (length := _PARENTHETICAL.before(words, gap)) and not _is_governing(around, length):
        return Reason.PARENTHETICAL_END
    if _PARENTHETICAL.at(words, gap):
        return Reason.PARENTHETICAL
    return _perhaps_parenthetical(around)


def _perhaps_parenthetical(around: Surroundings) -> Reason | None:
    """«Кажется все готово», «отчёт верно потерялся»: by the sense alone."""
    words, gap = around.words, around.gap
    length = _SOMETIMES.before(words, gap)
    if length and gap - length == around.start and around.right.form not in {"что", "чтобы"}:
        # «Думаю, что …» tells of the thought, «…, однако срок прежний» means «но».
        return None if around.left.form == "однако" else Reason.PERHAPS_PARENTHETICAL_END
    length = _SOMETIMES.at(words, gap)
    closes = around.closed_by_comma or around.end == len(words)
    closed = length and gap + length == around.end and closes
    return Reason.PERHAPS_PARENTHETICAL if closed else None


def _is_governing(around: Surroundings, length: int) -> bool:
    """«Кроме того что», «к счастью жителей»: the words go on."""
    return around.right.form in {"что", "чтобы"} and length > 1 and around.left.form == "того"


def _contrast(around: Surroundings) -> Reason | None:
    """«Отгрузили но не оплатили»; «а именно» clarifies, «но и» belongs to «не только»."""
    words, gap = around.words, around.gap
    if _CLARIFYING.at(words, gap) > 1:
        return Reason.CLARIFICATION
    if _is_paired(around):
        return Reason.PAIRED_UNION
    if _ADDING.at(words, gap):
        return Reason.ADDITION
    return Reason.CONTRAST if around.right.form in _CONTRAST else None


def _is_paired(around: Surroundings) -> bool:
    """«Не только …, но и», «как …, так и», «чем …, тем», «если …, то»."""
    right = around.right.form
    following = around.after[1].form if len(around.after) > 1 else ""
    earlier = [word.form for word in around.words[: around.gap]]
    pairs = _pairs(around.words[: around.gap])
    if right == "но" and following == "и":
        return any(pair in {("не", "только"), ("не", "просто")} for pair in pairs)
    if right == "так" and following == "и":
        return "как" in earlier[-_REACH:]
    if right == "тем":
        return bool(earlier) and earlier[0] == "чем"
    if right == "сколько":
        return ("не", "столько") in pairs
    return False


def _pairs(words: Sequence[Word]) -> list[tuple[str, str]]:
    return [(first.form, second.form) for first, second in itertools.pairwise(words)]


def _following(around: Surroundings) -> Reason | None:
    """«Склад закрыт поэтому отгрузки нет»; «если …, то …» ends the condition."""
    if around.right.form == "то" and any(
        word.form in {"если", "раз", "когда", "поскольку"} for word in around.words[: around.gap]
    ):
        return Reason.CLAUSE_END
    because = len(around.after) > 1 and around.after[1].form in {"что", "как"}
    if (
        around.right.form in _FOLLOWING
        and not because
        and around.left.form not in {"и", "а", "именно"}
    ):
        return Reason.FOLLOWING if has_predicate(around.before) else None
    return None


def _subordinate(around: Surroundings) -> Reason | None:
    words, gap = around.words, around.gap
    if around.ends_with == "?" and around.right.form in QUESTIONS | {"кто", "какой"} - {"что"}:
        return None  # «Если срок прошёл, кто отвечает?»
    if opens_relative(words, gap):
        which = any(word.form.startswith("котор") for word in words[gap : gap + 4])
        return Reason.RELATIVE if which else Reason.SUBORDINATE
    following = around.after[1].form if len(around.after) > 1 else ""
    if following == "ли" and around.right.form not in _BEFORE_LI:
        return Reason.QUESTION
    length = _SUBORDINATING.at(words, gap)
    if not length or (length == 1 and following in _AFTER_WHAT):
        return None
    if around.right.form == "что" and around.left.lemma == "то":
        return Reason.SUBORDINATE
    weak = length == 1 and around.right.form in _WEAK
    predicated = has_predicate(around.after[length:]) or has_infinitive(around.after[length:])
    interrupted = len(around.after) == length and around.closed_by_comma
    if weak and not predicated and not interrupted:
        return None
    asked = around.right.form in QUESTIONS - {"что", "когда"} and around.left.is_one_of(_ASKING)
    return Reason.QUESTION if asked and length == 1 else Reason.SUBORDINATE


def _comparison(around: Surroundings) -> Reason | None:
    words, gap = around.words, around.gap
    right, rest = around.right.form, around.after[1:]
    if right == "как":
        paired = any(pair == ("так", "и") for pair in _pairs(words[gap:]))
        if paired or _FIXED.at(words, gap):
            return None
        asked = around.left.is_one_of(_ASKING)
        seen = asked or around.left.is_one_of(_SEEING)
        own = list(itertools.takewhile(lambda word: word.form not in {"и", "а", "но"}, rest))
        if seen or has_predicate(own) or has_infinitive(own[:4]):
            return Reason.QUESTION if asked else Reason.SUBORDINATE
        return Reason.COMPARISON if rest else None
    if right in {"чем", "нежели"}:
        compared = any(
            word.may_be("COMP") or word.has("Degree", "Cmp") or word.lemma in {"другой", "иной"}
            for word in around.before
        )
        paired = around.words[0].form == "чем"
        return Reason.COMPARISON if (compared and not paired) or right == "нежели" else None
    if right in {"словно", "будто"}:
        return Reason.SUBORDINATE if has_predicate(rest) else Reason.COMPARISON
    return None


def _gerund(around: Surroundings) -> Reason | None:
    """«закрыв заказ», «не дожидаясь ответа», «тем самым увеличив»."""
    for word in around.after[:4]:
        if is_gerund(word):
            return Reason.GERUND
        if word.pos not in {"ADV", "PART"} and word.form not in {"тем", "самым", "при", "этом"}:
            return None
    return None


def _participle(around: Surroundings) -> Reason | None:
    """«файл отправленный вчера», «документы необходимые для оплаты»."""
    words, gap = around.words, around.gap
    place = next(
        (i for i in range(gap, min(around.end, gap + 3)) if words[i].pos not in {"ADV", "PART"}),
        gap,
    )
    word = words[place]
    if not around.left.may_be("NOUN") or _described(around, word) is None:
        return None
    following = words[place + 1] if place + 1 < around.end else None
    if following is not None and agree(following, word) and same_case(following, word):
        return None
    if is_participle(word):
        return Reason.PARTICIPLE
    if word.is_one_of(_ADJECTIVES) and following is not None:
        dependent = (
            following.pos == "ADP" or is_infinitive(following) or following.has("Case", "Dat")
        )
        return Reason.ATTRIBUTE if dependent else None
    return None


def _described(around: Surroundings, attribute: Word) -> Word | None:
    """The noun to the left that a participle agrees with: the last one, or one that governs it."""
    if agree(around.left, attribute):
        return around.left
    if around.left.pos not in NOMINALS:
        return None
    return next(
        (
            word
            for word in reversed(around.before[-5:])
            if agree(word, attribute) and fits_noun(word, attribute)
        ),
        None,
    )


def _clarification(around: Surroundings) -> Reason | None:
    if around.right.form in {"несмотря", "невзирая"}:
        return Reason.CONCESSION
    return Reason.CLARIFICATION if _CLARIFYING.at(around.words, around.gap) else None


_JUDGES: tuple[Callable[[Surroundings], Reason | None], ...] = (
    _address,
    _interjection,
    _parenthetical,
    _contrast,
    _following,
    _comparison,
    _subordinate,
    _gerund,
    _participle,
    _clarification,
    joint,
    end,
    homogeneous,
    asyndetic,
)
