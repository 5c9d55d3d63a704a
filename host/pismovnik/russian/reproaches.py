"""Reproaches: who is blamed, who is sent away.

A reproach needs somebody to be blamed: «Вы», or what is «Ваш». The writer's own fault,
a third person's, what others say, conditions and questions are none.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from pismovnik.russian import morphology
from pismovnik.russian.clauses import Clause, is_predicate, own_clauses
from pismovnik.russian.language import Language
from pismovnik.russian.phrases import Match, sections
from pismovnik.russian.words import Word
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
    """What surrounds a clause: whether the reader is its subject, said or carried over;
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
    found = own_clauses(language, text)
    helped = helped or offers_help(language, text)
    best: dict[int, Reproach] = {}
    for clause, setting in _with_settings(found, helped):
        for reproach in _of_clause(clause, setting):
            known = best.get(clause.sentence)
            if known is None or (reproach.sure and not known.sure):
                best[clause.sentence] = reproach
    yield from best.values()


def offers_help(language: Language, text: str) -> bool:
    """Whether a text tells the reader what is done for him or whom to turn to."""
    return any(
        _PHRASES["help"].is_in(clause.words) and not _sends_away(clause)
        for clause in own_clauses(language, text)
    )


def _sends_away(clause: Clause) -> bool:
    names = ("refusing help", "not ours", "brushing off")
    return any(_PHRASES[name].is_in(clause.words) for name in names)


def _with_settings(found: tuple[Clause, ...], helped: bool) -> Iterator[tuple[Clause, _Setting]]:
    """The clauses that may reproach, each with its setting; not those that give thanks."""
    praising = {clause.sentence for clause in found if _PHRASES["praise"].is_in(clause.words)}
    wishing = {clause.sentence for clause in found if _PHRASES["thanks"].is_in(clause.words)}
    carried = False
    for number, clause in enumerate(found):
        carried = _names_reader(clause) or _is_selves(clause) or (carried and clause.continues)
        if clause.sentence in praising:
            continue
        after = found[number + 1 : number + 2]
        yield (
            clause,
            _Setting(
                reader=carried,
                helped=helped,
                wish=clause.hypothetical and clause.sentence in wishing,
                last=not after or after[0].sentence != clause.sentence,
            ),
        )


def _names_reader(clause: Clause) -> bool:
    words = clause.words
    return any(
        word.form in _READER or _is_readers(words, position) for position, word in enumerate(words)
    )


def _is_selves(clause: Clause) -> bool:
    """«Сами напутали, сами и переделывайте»: the reader without «Вы»."""
    named = any(word.has("Case", "Nom") and word.pos in _NAMED for word in clause.words)
    return clause.words[0].form in _SELF and not named


def _is_readers(words: tuple[Word, ...], position: int) -> bool:
    """«Ваш сотрудник», «Ваша бухгалтерия» as the subject."""
    return (
        bool(words[position].lemmas & _READERS)
        and words[position].has("Case", "Nom")
        and any(
            word.pos == "NOUN" and word.has("Case", "Nom")
            for word in words[position + 1 : position + 3]
        )
    )


def _of_clause(clause: Clause, setting: _Setting) -> Iterator[Reproach]:
    if clause.reported:
        return
    if clause.question:
        yield from _phrase(clause, "scolding questions", "scolding", sure=True)
        return
    if not setting.wish:
        yield from _phrase(clause, "scolding", "scolding", sure=True)
    if clause.hypothetical:
        return
    if not clause.continues:
        yield from _phrase(clause, "scolding for what was done", "scolding", sure=True)
    yield from _phrase(clause, "brushing off", "brush-off", sure=True)
    if not any(is_predicate(word) for word in clause.words):
        yield from _phrase(clause, "their problem", "brush-off", sure=True)
    if not setting.helped:
        yield from _phrase(clause, "refusing help", "brush-off", sure=True)
        yield from _phrase(clause, "not ours", "brush-off", sure=False)
    if setting.last:
        yield from _warned(clause)
    yield from _owed_by_dative(clause)
    yield from _fault_noun(clause)
    yield from _self_guilt(clause)
    yield from _phrase(clause, "guilt", "guilt", sure=True)
    if setting.reader:
        for detect in _BLAMED_READER:
            yield from detect(clause)


def _phrase(clause: Clause, name: str, kind: Kind, *, sure: bool) -> Iterator[Reproach]:
    for match in _PHRASES[name].find(clause.words):
        if not _is_denied(clause.words, match):
            yield _reproach(clause, match.first, match.end, kind, sure)


def _is_denied(words: tuple[Word, ...], match: Match) -> bool:
    return match.first > 0 and words[match.first - 1].form in {"не", "ни", "или"}


def _warned(clause: Clause) -> Iterator[Reproach]:
    """«Мы Вас предупреждали.» and nothing more: of what is not said."""
    forms = [word.form for word in clause.words]
    if forms[-1] in {"предупреждали", "предупреждал", "предупреждала"}:
        told = {"о", "об", "обо", "письмом", "телефону"} & set(forms)
        if not told and {"мы", "я"} & set(forms) and {"вас", "тебя"} & set(forms):
            yield _reproach(clause, 0, len(forms), "scolding", sure=True)


def _owed_by_dative(clause: Clause) -> Iterator[Reproach]:
    """«Вам следовало раньше думать», «надо было Вам сначала проверить»."""
    words = clause.words
    forms = [word.form for word in words]
    if not {"вам", "тебе"} & set(forms) or not any(word.has("VerbForm", "Inf") for word in words):
        return
    position = next((i for i, form in enumerate(forms) if form in _HAD_TO), None)
    if position is None or (position and forms[position - 1] in {"не", "как"}):
        return
    past = forms[position].endswith("ло") or "было" in forms
    urged = forms[position] in {"следовало", "стоило"} and "бы" not in forms
    urged = urged or _PHRASES["earlier"].is_in(clause.words)
    thought = any(word.form in {"думать", "подумать"} for word in words)
    if past and (urged or thought):
        yield _reproach(clause, 0, len(words), "duty", sure=True)


def _fault_noun(clause: Clause) -> Iterator[Reproach]:
    """«По Вашей вине», «из-за Вашей невнимательности», «это Ваша ошибка»."""
    words = clause.words
    for place, noun in enumerate(words):
        blaming = _is_fault(noun)
        owner = _owner(words, place) if blaming or noun.has("Animacy", "Anim") else None
        if owner is None or noun.pos != "NOUN":
            continue
        first = min(owner, place)
        before = words[first - 1].form if first else ""
        caused = _CAUSES if blaming else {"из-за"}
        blamed = before in caused and _is_told_as_past(clause)
        if blaming and _is_subject(noun, first):
            blamed = blamed or before in _WHOLLY or _is_predicate_or_cause(clause)
        if blamed and not _is_negated(words, first):
            start = first - (before in caused)
            yield _reproach(clause, start, max(owner, place) + 1, "guilt", sure=True)


def _is_subject(noun: Word, first: int) -> bool:
    """In the nominative; natasha takes a neuter at the beginning for the accusative."""
    opens = first == 0 and morphology.has_grammeme(noun.text.lower(), "nomn")
    return noun.has("Case", "Nom") or opens


def _is_fault(noun: Word) -> bool:
    """«Вина», «халатность»; «небрежность» and its like by their form."""
    if _PHRASES["faults"].is_in((noun,)):
        return True
    lacking = noun.form.startswith(("не", "без", "бес"))
    quality = any(form.endswith("ость") for form in noun.lemmas)
    return lacking and quality and not _PHRASES["no faults"].is_in((noun,))


def _owner(words: tuple[Word, ...], noun: int) -> int | None:
    """Where «Ваш» stands beside a noun: «Ваша вина», «вина здесь целиком Ваша»."""
    case = words[noun].feats.get("Case")
    near: list[int] = [
        *range(noun - 1, max(-1, noun - 3), -1),
        *range(noun + 1, min(len(words), noun + 4)),
    ]
    for position in near:
        word = words[position]
        if word.lemmas & _READERS and (word.feats.get("Case") in {case, None}):
            return position
    return None


def _is_told_as_past(clause: Clause) -> bool:
    """Something that happened: not a rule for the future, not a condition."""
    finite = [word for word in clause.words if word.is_finite]
    happened = all(word.is_past for word in finite)
    general = any(
        word.form in {"при", "случае", "любой", "любая", "каждый"} for word in clause.words
    )
    return happened and not clause.conditioned and not general


def _is_predicate_or_cause(clause: Clause) -> bool:
    """«Это Ваша вина», «Ваша ошибка стоила нам дня»; not «Ваша ошибка исправлена»."""
    words = clause.words
    if any(word.has("Variant", "Short") for word in words):
        return False
    finite = [word for word in words if word.is_finite]
    if finite:
        return all(word.is_past and not word.has("Voice", "Pass") for word in finite)
    return any(word.form in _WHOLLY for word in words)


def _is_negated(words: tuple[Word, ...], position: int) -> bool:
    around = words[max(0, position - 2) : position]
    denied = any(word.form in {"нет", "отсутствует"} for word in words)
    return denied or any(word.form in _NEGATIONS for word in around)


def _self_guilt(clause: Clause) -> Iterator[Reproach]:
    """«Сами виноваты»: the reader, unless somebody else is named."""
    words = clause.words
    for position, word in enumerate(words):
        if not word.lemmas & {"виноватый", "виновный", "повинный", "виноват", "виновен"}:
            continue
        if word.pos == "NOUN" or _is_negated(words, position):
            continue
        named = [w for w in words if w.pos in {"NOUN", "PROPN", "PRON"} and w.has("Case", "Nom")]
        selves = any(w.form in {"сами", "сам", "сама"} for w in words)
        if _names_reader(clause) or (selves and not named):
            if not any(w.form in {"не", "ни"} for w in words):
                yield _reproach(clause, 0, len(words), "guilt", sure=True)
            return


def _let_down(clause: Clause) -> Iterator[Reproach]:
    """«Вы нас подвели», «Ваша бухгалтерия затянула оплату»."""
    if not clause.speaks_of_writer:
        yield from _phrase(clause, "guilt of the subject", "guilt", sure=True)


def _fault_verb(clause: Clause) -> Iterator[Reproach]:
    """«Вы сорвали сроки», «Вы сами удалили папку», «Вы вечно опаздываете»."""
    words = clause.words
    selves = any(word.form in _SELF for word in words) or _PHRASES["stressed"].is_in(clause.words)
    always = _PHRASES["always"].is_in(clause.words)
    soft = _PHRASES["softeners"].is_in(clause.words)
    for position, word in enumerate(words):
        if not word.is_finite or _is_refused(words, position) or word.is_future:
            continue
        heavy = _PHRASES["verbs that blame by themselves"].is_in((word,))
        fault = _PHRASES["verbs of fault"].is_in((word,))
        stressed = (selves and word.is_past) or always or _PHRASES["carelessly"].is_in(clause.words)
        if heavy or (stressed and fault) or _is_stressed_fault(word, selves, always):
            yield _reproach(clause, *_reach(clause, position), "guilt", sure=not soft)
        elif fault and not soft:
            yield _reproach(clause, *_reach(clause, position), "guilt", sure=False)


def _is_stressed_fault(word: Word, selves: bool, always: bool) -> bool:
    by_self = selves and word.is_past and _PHRASES["verbs that blame with «сами»"].is_in((word,))
    return by_self or (always and _PHRASES["verbs that blame with «опять»"].is_in((word,)))


def _always_not(clause: Clause) -> Iterator[Reproach]:
    """«Вы опять не прочитали памятку», «Вы до сих пор не прислали реквизиты»."""
    words = clause.words
    for position, word in enumerate(words):
        if not word.is_finite or not _is_refused(words, position) or word.is_future:
            continue
        if _PHRASES["always"].is_in(clause.words) or _PHRASES["always not"].is_in(clause.words):
            yield _reproach(clause, *_reach(clause, position), "guilt", sure=True)
        elif _PHRASES["still not"].is_in(clause.words):
            yield _reproach(clause, *_reach(clause, position), "guilt", sure=False)


def _contempt(clause: Clause) -> Iterator[Reproach]:
    yield from _phrase(clause, "contempt", "guilt", sure=True)


def _carelessness(clause: Clause) -> Iterator[Reproach]:
    """«Вы невнимательно читали договор», «Вы не прочитали договор»."""
    if _PHRASES["softeners"].is_in(clause.words):
        return
    words = clause.words
    past = any(word.is_finite and word.is_past for word in words)
    failed = any(word.is_finite and _is_refused(words, i) for i, word in enumerate(words))
    careless = next(_PHRASES["carelessly"].find(clause.words), None)
    undone = next(_PHRASES["duties"].find(clause.words), None)
    late = _PHRASES["late"].is_in(clause.words)
    if past and (undone is not None or late or (failed and careless is not None)):
        yield _reproach(clause, 0, len(words), "guilt", sure=careless is not None)
    elif past and careless is not None and words[careless.first].form.startswith(_BAD):
        yield _reproach(clause, 0, len(words), "guilt", sure=True)


_BAD = ("не", "безответ", "халатно", "бестолк", "плохо", "криво", "мало")


def _owed(clause: Clause) -> Iterator[Reproach]:
    """«Вы обязаны были», «Вы должны были предусмотреть», «Вы могли бы и предупредить»."""
    words = clause.words
    forms = [word.form for word in words]
    past = "были" in forms or "был" in forms or "была" in forms
    obliged = any(word.lemmas & {"обязан", "обязанный"} for word in words)
    must = any(word.lemmas & {"должен", "должный"} for word in words)
    attention = any(
        _PHRASES["attention"].is_in((word,)) for word in words if word.has("VerbForm", "Inf")
    )
    negated = any(
        forms[i : i + 2] in (["не", "обязаны"], ["не", "должны"]) for i in range(len(forms))
    )
    if past and not negated and (obliged or (must and attention)):
        yield _reproach(clause, 0, len(words), "duty", sure=True)
    if "бы" in forms and _COULD & set(forms):
        after = forms[forms.index("бы") + 1 :][:1]
        if after in (["и"], ["хоть"], ["хотя"]) or _PHRASES["earlier"].is_in(clause.words):
            yield _reproach(clause, 0, len(words), "duty", sure=True)


_BLAMED_READER: tuple[Callable[[Clause], Iterator[Reproach]], ...] = (
    _let_down,
    _fault_verb,
    _always_not,
    _contempt,
    _carelessness,
    _owed,
)


def _is_refused(words: tuple[Word, ...], position: int) -> bool:
    """Whether a verb stands after «не»."""
    return position > 0 and words[position - 1].form == "не"


def _reach(clause: Clause, position: int) -> tuple[int, int]:
    """From the first word of the subject or the verb to the last of the two."""
    places = [
        i for i, word in enumerate(clause.words) if word.form in _READER or word.lemmas & _READERS
    ]
    places = [*places, position]
    stressed = [i for i, word in enumerate(clause.words) if word.form in _SELF]
    return min(places), max([*places, *stressed]) + 1


def _reproach(clause: Clause, first: int, end: int, kind: Kind, sure: bool) -> Reproach:
    return Reproach(
        kind=kind,
        start=clause.words[first].start,
        end=clause.words[end - 1].stop,
        sure=sure,
        sentence=clause.sentence,
    )
