"""What the reader is blamed for having done, left undone or delayed.

Every clause judged here has the reader, «Вы» or what is «Ваш», for its subject.
"""

import itertools
from collections.abc import Callable, Iterator

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import sections
from pismovnik.russian.reproaches.marks import (
    READER,
    READERS,
    SELF,
    Reproach,
    Setting,
    is_denied,
    is_refused,
    phrased,
    reproach,
)
from pismovnik.russian.words import Word
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "misdeeds.txt"))
_COULD = frozenset({"могли", "мог", "могла"})
_HAD_TO = frozenset({"надо", "нужно", "необходимо", "полагалось", "стоило", "следовало"})
_NOW = frozenset({"теперь"})
_AND = frozenset({"и"})
_EMPHASIS = frozenset({"же", "ведь"})
_SUBJUNCTIVE = frozenset({"бы", "б"})
_ONLY = frozenset({"только", "лишь", "исключительно", "именно"})
#: «Из-за того, что», «тем, что», «в том, что», «потому что», «по той причине, что».
_CAUSE_ENDS = frozenset({"того", "тем", "том", "потому", "причине"})
_TOLD_CAUSES = frozenset({"поскольку", "ибо"})


def misdeeds(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """Where a clause blames the reader for what he did or failed to do."""
    yield from _owed(clause)
    if clause.has_form(_SUBJUNCTIVE) or setting.sorry:
        return
    yield from _let_down(clause, setting)
    for detect in _DETECTORS:
        yield from detect(clause)
    yield from _cause(clause, setting)
    yield from _own_doing(clause, setting)
    yield from _instead(clause, setting)


def owed(clause: Clause) -> Iterator[Reproach]:
    """«Вам следовало раньше думать», «надо было Вам сначала проверить»."""
    words = clause.words
    forms = [word.form for word in words]
    if not _addresses(words) or not any(word.has("VerbForm", "Inf") for word in words):
        return
    position = next((i for i, form in enumerate(forms) if form in _HAD_TO), None)
    if position is None or (position and forms[position - 1] == "как"):
        return
    past = forms[position].endswith("ло") or "было" in forms
    urged = forms[position] in {"следовало", "стоило"} and "бы" not in forms
    if is_refused(words, position):
        if urged:
            yield reproach(clause, 0, len(words), "duty", sure=True)
        return
    urged = urged or _PHRASES["earlier"].is_in(words)
    thought = any(word.form in {"думать", "подумать"} for word in words)
    if past and (urged or thought):
        yield reproach(clause, 0, len(words), "duty", sure=True)


def _addresses(words: tuple[Word, ...]) -> bool:
    """«Вам», «Вашим сотрудникам»."""
    return any(
        word.form in {"вам", "тебе"} or (word.lemmas & READERS and word.has("Case", "Dat"))
        for word in words
    )


def is_misdeed(clause: Clause) -> bool:
    """Whether a clause of «если бы» names a deed that blames, wished away or not."""
    words = clause.words
    return (
        any(word.is_finite and _names_fault(word) for word in words)
        or _PHRASES["heavy phrases"].is_in(words)
        or _PHRASES["contempt"].is_in(words)
    )


def _names_fault(word: Word) -> bool:
    names = ("verbs that blame by themselves", "verbs of fault", "verbs that blame with «сами»")
    return any(_PHRASES[name].is_in((word,)) for name in names)


def is_regret(clause: Clause) -> bool:
    """«…переделывать бы не пришлось»: what would have been spared."""
    return clause.has_form(frozenset({"бы"})) and _PHRASES["regret"].is_in(clause.words)


def _let_down(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Вы нас подвели», «Ваша бухгалтерия затянула оплату»."""
    soft = _PHRASES["softeners"].is_in(clause.words)
    if not clause.speaks_of_writer:
        yield from phrased(clause, setting, _PHRASES["guilt of the subject"], "guilt", sure=True)
    for match in _PHRASES["heavy phrases"].find(clause.words):
        told = any(word.is_finite and not word.is_future for word in clause.words)
        if told and not is_denied(clause.words, match):
            yield reproach(clause, match.first, match.end, "guilt", sure=not soft)


def _fault_verb(clause: Clause) -> Iterator[Reproach]:
    """«Вы сорвали сроки», «Вы сами удалили папку», «Вы вечно опаздываете»."""
    words = clause.words
    selves = any(word.form in SELF for word in words) or _PHRASES["stressed"].is_in(clause.words)
    always = _PHRASES["always"].is_in(clause.words)
    soft = _PHRASES["softeners"].is_in(clause.words)
    for position, word in enumerate(words):
        if not word.is_finite or is_refused(words, position) or word.is_future:
            continue
        if word.may_be("impr"):
            continue
        heavy = _PHRASES["verbs that blame by themselves"].is_in((word,))
        fault = _PHRASES["verbs of fault"].is_in((word,))
        stressed = (selves and word.is_past) or always or _PHRASES["carelessly"].is_in(clause.words)
        if heavy or (stressed and fault) or _is_stressed_fault(word, selves, always):
            yield reproach(clause, *_reach(clause, position), "guilt", sure=not soft)
        elif fault and not soft:
            yield reproach(clause, *_reach(clause, position), "guilt", sure=False)


def _is_stressed_fault(word: Word, selves: bool, always: bool) -> bool:
    by_self = selves and word.is_past and _PHRASES["verbs that blame with «сами»"].is_in((word,))
    return by_self or (always and _PHRASES["verbs that blame with «опять»"].is_in((word,)))


def _time_and_again(clause: Clause) -> Iterator[Reproach]:
    """«Вы в который раз присылаете табель», «Вы опять прислали не тот файл»."""
    words = clause.words
    if _PHRASES["kindnesses"].is_in(words):
        return
    in_vain = _PHRASES["always in vain"].is_in(words)
    badly = _PHRASES["always"].is_in(words) and _PHRASES["bad results"].is_in(words)
    for position, word in enumerate(words):
        if word.is_finite and not word.is_future and (in_vain or badly):
            yield reproach(clause, *_reach(clause, position), "guilt", sure=True)


def _always_not(clause: Clause) -> Iterator[Reproach]:
    """«Вы опять не прочитали памятку», «Вы до сих пор не прислали реквизиты»."""
    words = clause.words
    for position, word in enumerate(words):
        if not word.is_finite or not is_refused(words, position) or word.is_future:
            continue
        if _PHRASES["always"].is_in(clause.words) or _PHRASES["always not"].is_in(clause.words):
            yield reproach(clause, *_reach(clause, position), "guilt", sure=True)
        elif _PHRASES["still not"].is_in(clause.words):
            yield reproach(clause, *_reach(clause, position), "guilt", sure=False)


def _contempt(clause: Clause) -> Iterator[Reproach]:
    """«Вы не удосужились ответить»; not «Вы можете не беспокоиться»."""
    for match in _PHRASES["contempt"].find(clause.words):
        found = clause.words[match.first : match.end]
        free = any(
            before.form == "не" and word.has("VerbForm", "Inf")
            for before, word in itertools.pairwise(found)
        )
        if not free and not is_denied(clause.words, match):
            yield reproach(clause, match.first, match.end, "guilt", sure=True)


def _carelessness(clause: Clause) -> Iterator[Reproach]:
    """«Вы невнимательно читали договор», «Вы не прочитали договор»."""
    words = clause.words
    if _PHRASES["softeners"].is_in(words):
        return
    past = any(word.is_finite and word.is_past for word in words)
    failed = any(word.is_finite and is_refused(words, i) for i, word in enumerate(words))
    well = _PHRASES["well"].is_in(words)
    undone = next(_PHRASES["duties"].find(words), None)
    late = _PHRASES["late"].is_in(words)
    if past and (undone is not None or late or (failed and well)):
        yield reproach(clause, 0, len(words), "guilt", sure=well)
    elif past and not failed and _PHRASES["carelessly"].is_in(words):
        yield reproach(clause, 0, len(words), "guilt", sure=True)


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
        yield reproach(clause, 0, len(words), "duty", sure=True)
    elif past and not negated and must and _PHRASES["urged acts"].is_in(words):
        yield reproach(clause, 0, len(words), "duty", sure=False)
    if "бы" in forms and _COULD & set(forms):
        after = forms[forms.index("бы") + 1 :][:1]
        if after in (["и"], ["хоть"], ["хотя"]) or _PHRASES["earlier"].is_in(clause.words):
            yield reproach(clause, 0, len(words), "duty", sure=True)


def _cause(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«…из-за того, что Ваши электрики не подготовили щит»."""
    if not _is_failing(clause) or _PHRASES["softeners"].is_in(clause.words):
        return
    forms = [word.form for word in clause.words]
    before = [word.form for word in setting.before[-1].words] if setting.before else []
    if forms[0] == "потому":
        before, forms = [*before, "потому"], forms[1:]
    if forms[0] == "что" and before[-1:] and before[-1] in _CAUSE_ENDS:
        if "не" not in before[-3:-1]:
            only = bool(_ONLY & set(before[-4:]))
            lost = any(_PHRASES["losses"].is_in(other.words) for other in setting.before)
            sure = before[-1] != "потому" or only or lost
            yield reproach(clause, 0, len(clause.words), "guilt", sure=sure)
    elif (forms[0] in _TOLD_CAUSES or forms[:2] == ["так", "как"]) and not setting.helped:
        yield reproach(clause, 0, len(clause.words), "guilt", sure=False)


def _is_failing(clause: Clause) -> bool:
    """A past deed that was refused, or a verb of fault."""
    words = clause.words
    return any(
        word.is_finite and word.is_past and (is_refused(words, i) or _names_fault(word))
        for i, word in enumerate(words)
    )


def _own_doing(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Вы же сами просили ускориться», «…сами подписали, вот и получили»."""
    words = clause.words
    past = any(word.is_finite and word.is_past for word in words)
    selves = any(word.form in SELF for word in words)
    stressed = clause.has_form(_EMPHASIS)
    after = setting.after[0].words[0].form if setting.after else ""
    thus = any(c.words[0].form == "вот" and c.has_form(_AND) for c in setting.after)
    followed = after == "вот" or (after == "а" and any(c.has_form(_NOW) for c in setting.after))
    own = selves and (stressed or followed)
    if past and (own or thus or (followed and _is_failing(clause))):
        yield reproach(clause, 0, len(words), "guilt", sure=True)


def _instead(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Вместо того чтобы звонить, Ваши сотрудники начали менять настройки»."""
    past = any(word.is_finite and word.is_past for word in clause.words)
    others = [[word.form for word in other.words[:3]] for other in setting.others]
    replaced = any("вместо" in forms and "того" in forms for forms in others)
    if past and replaced and not _PHRASES["softeners"].is_in(clause.words):
        yield reproach(clause, 0, len(clause.words), "guilt", sure=True)


_DETECTORS: tuple[Callable[[Clause], Iterator[Reproach]], ...] = (
    _fault_verb,
    _time_and_again,
    _always_not,
    _contempt,
    _carelessness,
)


def _reach(clause: Clause, position: int) -> tuple[int, int]:
    """From the first word of the subject or the verb to the last of the two."""
    places = [
        i for i, word in enumerate(clause.words) if word.form in READER or word.lemmas & READERS
    ]
    places = [*places, position]
    stressed = [i for i, word in enumerate(clause.words) if word.form in SELF]
    return min(places), max([*places, *stressed]) + 1
