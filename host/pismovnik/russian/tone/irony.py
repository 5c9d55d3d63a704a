"""Irony at the reader's expense: mock advice, mock praise, scornful questions and comparisons.

Irony shows in signs that do not go together in earnest: praise beside a failure, advice to
think, «видимо» beside a lesson of the first class.
"""

import itertools
from collections.abc import Iterator, Sequence

from pismovnik.russian.clauses import Clause
from pismovnik.russian.tone.sayings import (
    SUBJECT,
    WORDS,
    YOU,
    Contempt,
    Saying,
    at,
    names_their_people,
)
from pismovnik.russian.words import Word

_THIS = frozenset({"это", "этому", "такое", "такому", "такие"})
_STILL = frozenset({"еще", "даже", "вообще-то", "между"})
_ONCE = frozenset({"раз", "однажды", "когда-нибудь", "сами", "вообще", "краем"})
_ADVICE_LENGTH = 7
_MOCK_LENGTH = 12
_LONG = 18
_FAR = 3


def irony(said: Saying, before: Sequence[Clause]) -> Iterator[Contempt]:
    """The irony of a sentence; ``before`` are the clauses of the sentence before it."""
    if said.speaks_of_reader:
        yield from _incredible(said)
        yield from _fit_only(said)
        yield from _as_if(said)
        yield from _unheard_of(said)
        yield from _with_such(said)
        yield from _laughs(said)
        yield from _asked_with_scorn(said)
    yield from _untaught(said)
    yield from _somebody_who_can(said)
    yield from _taken_for(said)
    yield from _faster_than_you(said)
    yield from _why_think(said)
    yield from _never_seen_such(said)
    yield from _brilliant_idea(said)
    yield from _mock_advice(said)
    yield from _mock_praise(said, before)
    yield from _school_stuff(said, before)
    yield from _no_genius(said, before)


def _incredible(said: Saying) -> Iterator[Contempt]:
    """«Удивительно, что Вы вообще находите дорогу на работу»."""
    word = said.first("incredible")
    if word is None or not said.has("after all") or not said.has("managing somehow"):
        return
    after = [w for w in said.words if w.start > word.start]
    negated = any(w.form in {"не", "нет"} for w in after)
    conjunction = any(w.form in {"что", "как"} for w in after[:3])
    reader = any(
        clause.has_form(SUBJECT | {"вас", "вам"}) for clause in said.clauses
    ) or names_their_people(said.words)
    if conjunction and reader and not negated:
        yield at(word, after[min(3, len(after) - 1)])


def _as_if(said: Saying) -> Iterator[Contempt]:
    """«Можно подумать, Вы впервые видите договор»."""
    forms = [word.form for word in said.words[:3]]
    if forms[:2] == ["можно", "подумать"] and len(said.words) > 2:
        mark = said.words[2].mark
        if mark and said.words[2].form != "или":
            yield at(said.words[0], said.words[1])


def _fit_only(said: Saying) -> Iterator[Contempt]:
    """«Вам только песочницы строить», «Вам и киоск доверить нельзя»."""
    if not said.has("lowly") or not said.has("fit only"):
        return
    forms = {word.form for word in said.words}
    with_your = any(
        first.form == "с" and second.lemma in {"ваш", "такой"}
        for first, second in itertools.pairwise(said.words)
    )
    if forms & {"вам", "тебе"} or with_your or names_their_people(said.words):
        infinitive = any(word.likeliest_part == "INFN" for word in said.words)
        polite = forms & {"нужно", "пожалуйста", "останется", "осталось", "достаточно"}
        offered = said.speaks_of_writer and not forms & {"бы"}
        place = forms & {"место", "впору"}
        if (infinitive or place) and not polite and not offered:
            lowly = said.first("lowly")
            if lowly is not None:
                yield at(lowly, lowly)


def _mock_advice(said: Saying) -> Iterator[Contempt]:
    """«Думать иногда полезно», «попробуйте для разнообразия прочитать договор»."""
    words = said.words
    forms = {word.form for word in words}
    advises = forms & {"рекомендую", "советую", "рекомендуем", "советуем"}
    if len(words) > _MOCK_LENGTH or (said.speaks_of_writer and not advises):
        return
    mind = [
        w
        for w in words
        if w.is_one_of(WORDS["advised mind"])
        and (w.likeliest_part in {"INFN", "NOUN"} or w.has("VerbForm", "Inf"))
    ]
    sometimes = forms & WORDS["sometimes"]
    others = any(word.has("Case", "Dat") and word.pos == "NOUN" for word in words)
    if not mind or others or not sometimes or not forms & WORDS["wholesome"]:
        return
    thinking = any(word.lemma in {"думать", "подумать", "соображать"} for word in mind)
    mocking = forms & WORDS["at last advised"] or (
        forms & WORDS["surely wholesome"] and len(words) <= _ADVICE_LENGTH
    )
    if thinking or mocking:
        yield at(words[0], words[-1])


def _mock_praise(said: Saying, before: Sequence[Clause]) -> Iterator[Contempt]:
    """«Браво! Вы потеряли груз», «Отлично, опять всё перепутали»."""
    praise = said.first("mock praise")
    cool = said.first("cool praise")
    failed = _fails(said.words)
    again = said.has("again")
    if praise is not None and failed and (said.speaks_of_reader or again):
        yield at(praise, praise)
    elif cool is not None and failed and again and cool is said.words[0]:
        yield at(cool, cool)
    elif failed and said.speaks_of_reader and before and not said.speaks_of_writer:
        words = [word for clause in before for word in clause.words]
        if len(words) <= _FAR and any(word.is_one_of(WORDS["mock praise"]) for word in words):
            first = said.words[0]
            yield at(first, said.words[min(4, len(said.words) - 1)])


def _fails(words: Sequence[Word]) -> bool:
    """«Потеряли», «перепутали»; not «не забыли»."""
    return any(
        word.is_past
        and word.is_one_of(WORDS["failing"])
        and (number == 0 or words[number - 1].form != "не")
        for number, word in enumerate(words)
    )


def _school_stuff(said: Saying, before: Sequence[Clause]) -> Iterator[Contempt]:
    """«Этому учат в третьем классе» after a reproach, or with «ещё», «даже»."""
    forms = {word.form for word in said.words}
    taught = said.has("taught") and said.has("school") and bool(forms & _THIS)
    if not taught or said.speaks_of_writer or len(said.words) > _MOCK_LENGTH:
        return
    if _scolds(said, before) and (_denies(before) or forms & _STILL):
        yield at(said.words[0], said.words[-1])


def _no_genius(said: Saying, before: Sequence[Clause]) -> Iterator[Contempt]:
    """«Не нужно быть гением, чтобы нажать кнопку» after a reproach."""
    genius = said.first("great minds")
    needless = any(
        first.form == "не" and second.is_one_of(WORDS["needs not"])
        for first, second in itertools.pairwise(said.words)
    )
    purpose = not said.lemmas.isdisjoint({"чтобы", "для", "чтоб"})
    if genius is not None and needless and purpose and _denies(before) and _scolds(said, before):
        yield at(genius, genius)


def _scolds(said: Saying, before: Sequence[Clause]) -> bool:
    """Whether this sentence or the one before it speaks of the reader."""
    return said.speaks_of_reader or any(
        word.form in YOU or word.lemma == "ваш" for clause in before for word in clause.words
    )


def _denies(before: Sequence[Clause]) -> bool:
    words = [word for clause in before for word in clause.words]
    return any(
        first.form == "не" and second.is_finite for first, second in itertools.pairwise(words)
    )


# --- irony about knowledge and care -------------------------------------------------------------


def _untaught(said: Saying) -> Iterator[Contempt]:
    """«Ваш бухгалтер, видимо, прогуливал арифметику», «смету, похоже, составлял двоечник»."""
    if not said.has("ironic") or said.speaks_of_writer:
        return
    lesson = said.first("lessons")
    of_reader = not said.lemmas.isdisjoint(YOU) or names_their_people(said.words)
    if lesson is not None and of_reader:
        yield at(lesson, lesson)
    made = any(word.is_past and word.is_one_of(WORDS["making"]) for word in said.words)
    maker = next(
        (w for w in said.words if w.is_one_of(WORDS["poor makers"]) and w.has("Case", "Nom")), None
    )
    if made and maker is not None:
        yield at(maker, maker)


def _unheard_of(said: Saying) -> Iterator[Contempt]:
    """«Слово „срок“ Вам, видимо, незнакомо»."""
    unknown = said.first("unheard of")
    notion = said.first("notions")
    addressed = any(word.form in {"вам", "тебе"} for word in said.words)
    if unknown is None or notion is None:
        return
    sneers = said.has("ironic") or not unknown.form.startswith("неизвест")
    if sneers and (addressed or names_their_people(said.words)):
        yield at(unknown, unknown)


def _somebody_who_can(said: Saying) -> Iterator[Contempt]:
    """«Поищите сотрудника, который умеет писать»."""
    if said.speaks_of_writer or not said.has("looking for staff"):
        return
    if {"неужели", "не"} <= said.lemmas and said.has("able one"):
        yield at(said.words[0], said.words[min(3, len(said.words) - 1)])
        return
    for first, second in itertools.pairwise(said.words):
        able = first.form in {"умеет", "умеющего", "способен", "способного", "умеющих", "умеют"}
        if able and second.is_one_of(WORDS["acts of the mind"]):
            yield at(first, second)


def _with_such(said: Saying) -> Iterator[Contempt]:
    """«С такими темпами Вы и до пенсии не управитесь»."""
    for number, (first, second) in enumerate(itertools.pairwise(said.words)):
        if first.form == "с" and second.form in {"такими", "такой", "таким", "вашими", "вашим"}:
            rest = said.words[number + 2 : number + 12]
            you = any(word.form in {"вы", "вам", "вас", "вами"} for word in rest)
            far = next((word for word in rest if word.is_one_of(WORDS["never"])), None)
            if you and far is not None and not said.speaks_of_writer:
                yield at(first, far)


def _taken_for(said: Saying) -> Iterator[Contempt]:
    """«Думали, что имеем дело с профессионалами»."""
    thought = said.first("having thought")
    skilled = said.first("skilled people")
    if thought is not None and skilled is not None and thought.is_past:
        disappointed = not said.lemmas.isdisjoint({"дело", "оказаться", "ошибиться"})
        if disappointed and thought.start < skilled.start:
            yield at(thought, skilled)


def _laughs(said: Saying) -> Iterator[Contempt]:
    """«Над Вами все смеются», «Ваша претензия нас повеселила»."""
    for number, word in enumerate(said.words):
        if not word.is_one_of(WORDS["laughing"]) or (
            number > 0 and said.words[number - 1].form == "не"
        ):
            continue
        at_you = any(
            a.form == "над" and (b.form in {"вами", "тобой"} or b.lemma == "ваш")
            for a, b in itertools.pairwise(said.words)
        )
        work = any(
            w.is_one_of(WORDS["works of the reader"] | WORDS["more works"]) for w in said.words
        )
        ours = not said.lemmas.isdisjoint({"мы", "нас", "я", "меня", "весь", "отдел"})
        if at_you or (work and ours and "ваш" in said.lemmas_in_context):
            yield at(word, word)


def _faster_than_you(said: Saying) -> Iterator[Contempt]:
    """«Даже моя бабушка справилась бы быстрее Вас»."""
    low = said.first("low beings")
    better = said.first("better")
    if low is not None and better is not None and "даже" in said.lemmas:
        after = [word for word in said.words if word.start > better.start][:2]
        if any(word.form in {"вас", "вы", "ваших", "вашего", "вашей", "чем"} for word in after):
            yield at(low, low)


# --- scornful questions ---------------------------------------------------------------------------


def _asked_with_scorn(said: Saying) -> Iterator[Contempt]:
    """«Вы что, не читаете почту?», «Вы хоть раз видели смету?», «А прочитать не судьба?»."""
    words = said.words
    if not said.is_question:
        return
    forms = [word.form for word in words]
    for number, word in enumerate(words[1:], 1):
        follows = number + 1 < len(words) and words[number + 1].mark == ","
        you_what = forms[number - 1] in YOU and word.form == "что" and not word.mark
        if you_what and follows:
            yield at(words[number - 1], word)
            return
    somebody = any(form in {"кто-нибудь", "кто-то", "кто-либо"} for form in forms)
    there = bool({"вообще", "там", "хоть", "хотя"} & set(forms))
    at_you = any(a == "у" and b == "вас" for a, b in itertools.pairwise(forms))
    if somebody and there and (at_you or names_their_people(words)):
        yield at(words[0], words[min(3, len(words) - 1)])
        return
    told = any(word.is_finite and not word.is_future for word in words)
    at_least = bool({"хоть", "хотя"} & set(forms))
    once = bool(_ONCE & set(forms))
    seldom = bool({"изредка", "иногда"} & set(forms))
    you = not SUBJECT.isdisjoint(forms)
    if at_least and ((once and told and you) or seldom) and not said.speaks_of_writer:
        yield at(words[0], words[min(4, len(words) - 1)])
        return
    infinitive = any(word.likeliest_part == "INFN" for word in words[:3])
    weak = said.first("too weak")
    if infinitive and weak is not None and len(words) <= _MOCK_LENGTH and not said.speaks_of_writer:
        yield at(words[0], weak)


def _why_think(said: Saying) -> Iterator[Contempt]:
    """«Зачем читать договор, если можно пожаловаться», «проще обвинить нас, чем прочитать»."""
    words = said.words
    if said.speaks_of_writer or len(words) > _LONG:
        return
    why = words[0].form in {"зачем", "к"} and len(words) > 1
    mind = any(w.is_one_of(WORDS["acts of the mind"]) and w.likeliest_part == "INFN" for w in words)
    forms = {word.form for word in words}
    if (
        words[0].form == "зачем"
        and why
        and mind
        and (forms & {"правда", "ведь"} or ("можно" in forms and said.has("accusing")))
    ):
        yield at(words[0], words[-1])
    easier = next((w for w in words if w.form in {"проще", "легче", "удобнее"}), None)
    accuses = said.has("accusing")
    if easier is not None and "чем" in forms and mind and accuses:
        yield at(easier, easier)


def _never_seen_such(said: Saying) -> Iterator[Contempt]:
    """«Такого бестолкового заказчика мы ещё не встречали»."""
    forms = [word.form for word in said.words]
    such = any(word.lemma in {"такой", "столь", "настолько", "более"} for word in said.words)
    quality = said.first("scorned people") or said.first("scornful qualities")
    seen = any(
        first.form == "не" and second.is_one_of(WORDS["meeting"])
        for first, second in itertools.pairwise(said.words)
    ) or ("впервые" in forms and said.has("meeting"))
    if such and quality is not None and seen:
        yield at(quality, quality)


def _brilliant_idea(said: Saying) -> Iterator[Contempt]:
    """«Гениальное решение — отправить рыбу без холодильника»."""
    for number, (first, second) in enumerate(itertools.pairwise(said.words)):
        if first.lemma in {"гениальный", "феноменальный"} and second.is_one_of(WORDS["ideas"]):
            rest = said.words[number + 2 :]
            apart = bool(rest) and (bool(rest[0].mark) or "ваш" in said.lemmas_in_context)
            acted = any(word.likeliest_part == "INFN" for word in rest)
            if apart and (acted or second.lemma == "логика"):
                yield at(first, second)
