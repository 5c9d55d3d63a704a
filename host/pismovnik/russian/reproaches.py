"""Reproaches: who is blamed, who is sent away.

A reproach needs somebody to be blamed: «Вы», or what is «Ваш». The writer's own fault,
a third person's, what others say, conditions and questions are none.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.statements import Statement, Term, statements
from pismovnik.text_lists import read_words

Kind = Literal["guilt", "duty", "brush-off", "scolding"]

_PHRASES = sections(read_words(__file__, "reproaches.txt"))
_READER = frozenset({"вы", "ты"})
_READERS = frozenset({"ваш", "твой"})
_SELF = frozenset({"сам", "сама", "сами"})
_NAMED = frozenset({"NOUN", "PROPN", "PRON"})
_CAUSES = frozenset({"по", "из-за", "причине", "вследствие", "ввиду"})
_WHOLLY = frozenset(
    {"это", "здесь", "тут", "целиком", "полностью", "только", "исключительно", "именно"}
)
_NEGATIONS = frozenset({"не", "ни", "нет", "без", "никакой"})
_COULD = frozenset({"могли", "мог", "могла"})
_HAD_TO = frozenset({"надо", "нужно", "необходимо", "полагалось", "стоило", "следовало"})


class Reproach(msgspec.Struct, frozen=True, kw_only=True):
    """A reproach in a text; ``start`` and ``end`` are code points.

    ``sure`` tells it from words that only sound like one.
    """

    kind: Kind
    start: int
    end: int
    sure: bool
    sentence: int


class _Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What surrounds a statement: whether the reader is its subject, said or carried over;
    whether help is offered; whether it is a polite wish («Были бы признательны, если бы Вы
    сразу указали адрес»); whether it ends its sentence.
    """

    reader: bool
    helped: bool
    wish: bool
    last: bool


def reproaches(language: Language, text: str, *, helped: bool = False) -> Iterator[Reproach]:
    """The reproaches of a text, at most one for a sentence, the surest.

    ``helped`` tells that the reader is offered help elsewhere in the letter, so that
    «ничем помочь не можем» is no brush-off.
    """
    found = statements(language, text)
    helped = helped or offers_help(language, text)
    best: dict[int, Reproach] = {}
    for statement, setting in _with_settings(found, helped):
        for reproach in _of_statement(statement, setting):
            known = best.get(statement.sentence)
            if known is None or (reproach.sure and not known.sure):
                best[statement.sentence] = reproach
    yield from best.values()


def offers_help(language: Language, text: str) -> bool:
    """Whether a text tells the reader what is done for him or whom to turn to."""
    return any(
        next(_PHRASES["help"].find(statement.words), None) is not None
        and not _sends_away(statement)
        for statement in statements(language, text)
    )


def _sends_away(statement: Statement) -> bool:
    names = ("refusing help", "not ours", "brushing off")
    return any(next(_PHRASES[name].find(statement.words), None) is not None for name in names)


def _with_settings(
    found: tuple[Statement, ...], helped: bool
) -> Iterator[tuple[Statement, _Setting]]:
    """The statements that may reproach, each with its setting; not those that give thanks."""
    praising = {statement.sentence for statement in found if _finds(statement, "praise")}
    wishing = {statement.sentence for statement in found if _finds(statement, "thanks")}
    carried = False
    for number, statement in enumerate(found):
        carried = (
            _names_reader(statement) or _is_selves(statement) or (carried and statement.continues)
        )
        if statement.sentence in praising:
            continue
        after = found[number + 1 : number + 2]
        yield (
            statement,
            _Setting(
                reader=carried,
                helped=helped,
                wish=statement.hypothetical and statement.sentence in wishing,
                last=not after or after[0].sentence != statement.sentence,
            ),
        )


def _names_reader(statement: Statement) -> bool:
    words = statement.words
    return any(
        word.form in _READER or _is_readers(words, position) for position, word in enumerate(words)
    )


def _is_selves(statement: Statement) -> bool:
    """«Сами напутали, сами и переделывайте»: the reader without «Вы»."""
    named = any(word.has("Case", "Nom") and word.token.pos in _NAMED for word in statement.words)
    return statement.words[0].form in _SELF and not named


def _is_readers(words: tuple[Term, ...], position: int) -> bool:
    """«Ваш сотрудник», «Ваша бухгалтерия» as the subject."""
    return (
        bool(words[position].forms & _READERS)
        and words[position].has("Case", "Nom")
        and any(
            word.token.pos == "NOUN" and word.has("Case", "Nom")
            for word in words[position + 1 : position + 3]
        )
    )


def _of_statement(statement: Statement, setting: _Setting) -> Iterator[Reproach]:
    if statement.reported:
        return
    if statement.question:
        yield from _phrase(statement, "scolding questions", "scolding", sure=True)
        return
    if not setting.wish:
        yield from _phrase(statement, "scolding", "scolding", sure=True)
    if statement.hypothetical:
        return
    if not statement.continues:
        yield from _phrase(statement, "scolding for what was done", "scolding", sure=True)
    yield from _phrase(statement, "brushing off", "brush-off", sure=True)
    if not any(word.is_predicate for word in statement.words):
        yield from _phrase(statement, "their problem", "brush-off", sure=True)
    if not setting.helped:
        yield from _phrase(statement, "refusing help", "brush-off", sure=True)
        yield from _phrase(statement, "not ours", "brush-off", sure=False)
    if setting.last:
        yield from _warned(statement)
    yield from _owed_by_dative(statement)
    yield from _fault_noun(statement)
    yield from _self_guilt(statement)
    yield from _phrase(statement, "guilt", "guilt", sure=True)
    if setting.reader:
        for detect in _BLAMED_READER:
            yield from detect(statement)


def _phrase(statement: Statement, name: str, kind: Kind, *, sure: bool) -> Iterator[Reproach]:
    for match in _PHRASES[name].find(statement.words):
        if not _is_denied(statement.words, match):
            yield _reproach(statement, match.first, match.end, kind, sure)


def _is_denied(words: tuple[Term, ...], match: Match) -> bool:
    return match.first > 0 and words[match.first - 1].form in {"не", "ни", "или"}


def _warned(statement: Statement) -> Iterator[Reproach]:
    """«Мы Вас предупреждали.» and nothing more: of what is not said."""
    forms = [word.form for word in statement.words]
    if forms[-1] in {"предупреждали", "предупреждал", "предупреждала"}:
        told = {"о", "об", "обо", "письмом", "телефону"} & set(forms)
        if not told and {"мы", "я"} & set(forms) and {"вас", "тебя"} & set(forms):
            yield _reproach(statement, 0, len(forms), "scolding", sure=True)


def _owed_by_dative(statement: Statement) -> Iterator[Reproach]:
    """«Вам следовало раньше думать», «надо было Вам сначала проверить»."""
    words = statement.words
    forms = [word.form for word in words]
    if not {"вам", "тебе"} & set(forms) or not any(word.has("VerbForm", "Inf") for word in words):
        return
    position = next((i for i, form in enumerate(forms) if form in _HAD_TO), None)
    if position is None or (position and forms[position - 1] in {"не", "как"}):
        return
    past = forms[position].endswith("ло") or "было" in forms
    urged = forms[position] in {"следовало", "стоило"} and "бы" not in forms
    urged = urged or _finds(statement, "earlier")
    thought = any(word.form in {"думать", "подумать"} for word in words)
    if past and (urged or thought):
        yield _reproach(statement, 0, len(words), "duty", sure=True)


def _fault_noun(statement: Statement) -> Iterator[Reproach]:
    """«По Вашей вине», «из-за Вашей невнимательности», «это Ваша ошибка»."""
    words = statement.words
    for place, noun in enumerate(words):
        blaming = _is_fault(noun)
        owner = _owner(words, place) if blaming or noun.has("Animacy", "Anim") else None
        if owner is None or noun.token.pos != "NOUN":
            continue
        first = min(owner, place)
        before = words[first - 1].form if first else ""
        caused = _CAUSES if blaming else {"из-за"}
        blamed = before in caused and _is_told_as_past(statement)
        if blaming and _is_subject(noun, first):
            blamed = blamed or before in _WHOLLY or _is_predicate_or_cause(statement)
        if blamed and not _is_negated(words, first):
            start = first - (before in caused)
            yield _reproach(statement, start, max(owner, place) + 1, "guilt", sure=True)


def _is_subject(noun: Term, first: int) -> bool:
    """In the nominative; natasha takes a neuter at the beginning for the accusative."""
    opens = first == 0 and morphology.has_grammeme(noun.token.text.lower(), "nomn")
    return noun.has("Case", "Nom") or opens


def _is_fault(noun: Term) -> bool:
    """«Вина», «халатность»; «небрежность» and its like by their form."""
    if _is_in(noun, "faults"):
        return True
    lacking = noun.form.startswith(("не", "без", "бес"))
    quality = any(form.endswith("ость") for form in noun.forms)
    return lacking and quality and not _is_in(noun, "no faults")


def _owner(words: tuple[Term, ...], noun: int) -> int | None:
    """Where «Ваш» stands beside a noun: «Ваша вина», «вина здесь целиком Ваша»."""
    case = words[noun].token.feats.get("Case")
    near: list[int] = [
        *range(noun - 1, max(-1, noun - 3), -1),
        *range(noun + 1, min(len(words), noun + 4)),
    ]
    for position in near:
        word = words[position]
        if word.forms & _READERS and (word.token.feats.get("Case") in {case, None}):
            return position
    return None


def _is_told_as_past(statement: Statement) -> bool:
    """Something that happened: not a rule for the future, not a condition."""
    finite = [word for word in statement.words if word.is_finite]
    happened = all(word.is_past for word in finite)
    general = any(
        word.form in {"при", "случае", "любой", "любая", "каждый"} for word in statement.words
    )
    return happened and not statement.conditioned and not general


def _is_predicate_or_cause(statement: Statement) -> bool:
    """«Это Ваша вина», «Ваша ошибка стоила нам дня»; not «Ваша ошибка исправлена»."""
    words = statement.words
    if any(word.has("Variant", "Short") for word in words):
        return False
    finite = [word for word in words if word.is_finite]
    if finite:
        return all(word.is_past and not word.has("Voice", "Pass") for word in finite)
    return any(word.form in _WHOLLY for word in words)


def _is_negated(words: tuple[Term, ...], position: int) -> bool:
    around = words[max(0, position - 2) : position]
    denied = any(word.form in {"нет", "отсутствует"} for word in words)
    return denied or any(word.form in _NEGATIONS for word in around)


def _self_guilt(statement: Statement) -> Iterator[Reproach]:
    """«Сами виноваты»: the reader, unless somebody else is named."""
    words = statement.words
    for position, word in enumerate(words):
        if not word.forms & {"виноватый", "виновный", "повинный", "виноват", "виновен"}:
            continue
        if word.token.pos == "NOUN" or _is_negated(words, position):
            continue
        named = [
            w for w in words if w.token.pos in {"NOUN", "PROPN", "PRON"} and w.has("Case", "Nom")
        ]
        selves = any(w.form in {"сами", "сам", "сама"} for w in words)
        if _names_reader(statement) or (selves and not named):
            if not any(w.form in {"не", "ни"} for w in words):
                yield _reproach(statement, 0, len(words), "guilt", sure=True)
            return


def _let_down(statement: Statement) -> Iterator[Reproach]:
    """«Вы нас подвели», «Ваша бухгалтерия затянула оплату»."""
    if not statement.speaks_of_writer:
        yield from _phrase(statement, "guilt of the subject", "guilt", sure=True)


def _fault_verb(statement: Statement) -> Iterator[Reproach]:
    """«Вы сорвали сроки», «Вы сами удалили папку», «Вы вечно опаздываете»."""
    words = statement.words
    selves = any(word.form in _SELF for word in words) or _finds(statement, "stressed")
    always = _finds(statement, "always")
    soft = _finds(statement, "softeners")
    for position, word in enumerate(words):
        if not word.is_finite or _is_refused(words, position) or word.is_future:
            continue
        heavy = _is_in(word, "verbs that blame by themselves")
        fault = _is_in(word, "verbs of fault")
        stressed = (selves and word.is_past) or always or _finds(statement, "carelessly")
        if heavy or (stressed and fault) or _is_stressed_fault(word, selves, always):
            yield _reproach(statement, *_reach(statement, position), "guilt", sure=not soft)
        elif fault and not soft:
            yield _reproach(statement, *_reach(statement, position), "guilt", sure=False)


def _is_stressed_fault(word: Term, selves: bool, always: bool) -> bool:
    by_self = selves and word.is_past and _is_in(word, "verbs that blame with «сами»")
    return by_self or (always and _is_in(word, "verbs that blame with «опять»"))


def _always_not(statement: Statement) -> Iterator[Reproach]:
    """«Вы опять не прочитали памятку», «Вы до сих пор не прислали реквизиты»."""
    words = statement.words
    for position, word in enumerate(words):
        if not word.is_finite or not _is_refused(words, position) or word.is_future:
            continue
        if _finds(statement, "always") or _finds(statement, "always not"):
            yield _reproach(statement, *_reach(statement, position), "guilt", sure=True)
        elif _finds(statement, "still not"):
            yield _reproach(statement, *_reach(statement, position), "guilt", sure=False)


def _contempt(statement: Statement) -> Iterator[Reproach]:
    yield from _phrase(statement, "contempt", "guilt", sure=True)


def _carelessness(statement: Statement) -> Iterator[Reproach]:
    """«Вы невнимательно читали договор», «Вы не прочитали договор»."""
    if _finds(statement, "softeners"):
        return
    words = statement.words
    past = any(word.is_finite and word.is_past for word in words)
    failed = any(word.is_finite and _is_refused(words, i) for i, word in enumerate(words))
    careless = next(_PHRASES["carelessly"].find(statement.words), None)
    undone = next(_PHRASES["duties"].find(statement.words), None)
    late = _finds(statement, "late")
    if past and (undone is not None or late or (failed and careless is not None)):
        yield _reproach(statement, 0, len(words), "guilt", sure=careless is not None)
    elif past and careless is not None and words[careless.first].form.startswith(_BAD):
        yield _reproach(statement, 0, len(words), "guilt", sure=True)


_BAD = ("не", "безответ", "халатно", "бестолк", "плохо", "криво", "мало")


def _owed(statement: Statement) -> Iterator[Reproach]:
    """«Вы обязаны были», «Вы должны были предусмотреть», «Вы могли бы и предупредить»."""
    words = statement.words
    forms = [word.form for word in words]
    past = "были" in forms or "был" in forms or "была" in forms
    obliged = any(word.forms & {"обязан", "обязанный"} for word in words)
    must = any(word.forms & {"должен", "должный"} for word in words)
    attention = any(_is_in(word, "attention") for word in words if word.has("VerbForm", "Inf"))
    negated = any(
        forms[i : i + 2] in (["не", "обязаны"], ["не", "должны"]) for i in range(len(forms))
    )
    if past and not negated and (obliged or (must and attention)):
        yield _reproach(statement, 0, len(words), "duty", sure=True)
    if "бы" in forms and _COULD & set(forms):
        after = forms[forms.index("бы") + 1 :][:1]
        if after in (["и"], ["хоть"], ["хотя"]) or _finds(statement, "earlier"):
            yield _reproach(statement, 0, len(words), "duty", sure=True)


_BLAMED_READER: tuple[Callable[[Statement], Iterator[Reproach]], ...] = (
    _let_down,
    _fault_verb,
    _always_not,
    _contempt,
    _carelessness,
    _owed,
)


def _finds(statement: Statement, name: str) -> bool:
    return next(_PHRASES[name].find(statement.words), None) is not None


def _is_in(word: Term, name: str) -> bool:
    return next(_PHRASES[name].find((word,)), None) is not None


def _is_refused(words: tuple[Term, ...], position: int) -> bool:
    """Whether a verb stands after «не»."""
    return position > 0 and words[position - 1].form == "не"


def _reach(statement: Statement, position: int) -> tuple[int, int]:
    """From the first word of the subject or the verb to the last of the two."""
    places = [
        i for i, word in enumerate(statement.words) if word.form in _READER or word.forms & _READERS
    ]
    places = [*places, position]
    stressed = [i for i, word in enumerate(statement.words) if word.form in _SELF]
    return min(places), max([*places, *stressed]) + 1


def _reproach(statement: Statement, first: int, end: int, kind: Kind, sure: bool) -> Reproach:
    return Reproach(
        kind=kind,
        start=statement.words[first].start,
        end=statement.words[end - 1].stop,
        sure=sure,
        sentence=statement.sentence,
    )
