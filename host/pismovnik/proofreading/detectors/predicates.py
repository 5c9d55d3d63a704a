"""Forms of the verb that do not fit their clause.

Sources: Розенталь, Справочник по правописанию и литературной правке, § 213 (gerunds);
Правила 1956, § 105 («-тся» and «-ться»).
"""

from collections.abc import Iterator, Sequence

from pismovnik.proofreading.engine import Match
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences, separates
from pismovnik.russian.words import Word, plain_set
from pismovnik.text_lists import read_words

_LISTS = read_words(__file__, "predicates.txt")
_NO_GERUNDS = plain_set(_LISTS["no gerunds"])
_IMPERSONAL = plain_set(_LISTS["impersonal"])
_ASKING = plain_set(_LISTS["asks for infinitive"])
_FEELING = frozenset({"мне", "нам", "ему", "ей", "им", "вам"})
_FELT = frozenset(_LISTS["felt"])
_NEAR = 3
_SOON = 4
_PASSIVE, _OTHER_SUBJECT = 0.85, 0.88


def unfit_verbs(language: Language, text: str) -> Iterator[Match]:
    """«Если получиться приехать», «Проверив журнал, была найдена причина»."""
    for words in sentences(language, text):
        yield from _infinitive_for_finite(words)
        yield from _dangling_gerund(words)


def _infinitive_for_finite(words: Sequence[Word]) -> Iterator[Match]:
    """«У Вас получиться приехать»: an impersonal verb before the infinitive that it governs."""
    for place, word in enumerate(words):
        if not (word.form.endswith("ться") and word.lemmas & _IMPERSONAL):
            continue
        after = words[place + 1 : place + 1 + _NEAR]
        if not any(other.may_be("INFN") for other in after if not separates(other.mark)):
            continue
        before = words[:place]
        if any(other.lemmas & _ASKING or other.may_be("PRED") for other in before):
            continue
        meant = _finite(word)
        if meant is not None:
            yield Match(
                rule_id="tsya",
                category="GRAMMAR",
                message="Что сделает? — «-тся», без мягкого знака.",
                start=word.start,
                end=word.stop,
                replacements=(meant,),
            )


def _finite(word: Word) -> str | None:
    tense = "futr" if word.may_be("INFN", "perf") else "pres"
    meant = morphology.inflect(word.text, "VERB", "3per", "sing", tense)
    return meant if meant and meant.endswith("тся") else None


def _dangling_gerund(words: Sequence[Word]) -> Iterator[Match]:
    """«Проверив журнал, была найдена причина»: the cause did not check anything."""
    gerund = words[0]
    if not _is_gerund(gerund):
        return
    start = next((i for i, word in enumerate(words) if "," in word.mark), None)
    if start is None:
        return
    end = next((i for i in range(start + 1, len(words)) if separates(words[i].mark)), len(words))
    clause = words[start:end]
    if _is_of_somebody_else(clause):
        yield _dangling(
            gerund,
            clause,
            f"Кто «{gerund.text.lower()}», тот и должен быть подлежащим: «…, я …», «…, мы …».",
            _OTHER_SUBJECT,
        )
        return
    passive = next((word for word in clause if word.likeliest_part == "PRTS"), None)
    if passive is None or not _is_of_things(clause, passive):
        return
    yield _dangling(
        gerund,
        clause,
        f"Действие «{gerund.text.lower()}» и «{passive.text}» относятся к разным лицам. "
        "Назовите того, кто действует: «…, мы нашли…».",
        _PASSIVE,
    )


def _dangling(gerund: Word, clause: Sequence[Word], message: str, confidence: float) -> Match:
    return Match(
        rule_id="dangling_gerund",
        category="GRAMMAR",
        message=message,
        start=gerund.start,
        end=clause[-1].stop,
        confidence=confidence,
    )


def _is_of_somebody_else(clause: Sequence[Word]) -> bool:
    """«Закончив настройку, у клиента появился доступ», «прочитав письмо, мне стало грустно».

    With an infinitive the person may act: «получив письмо, мне нужно ответить» (§ 213).
    """
    if any(word.may_be("INFN") for word in clause):
        return False
    acting = any(
        word.has("Case", "Nom") and (word.pos == "PRON" or word.has("Animacy", "Anim"))
        for word in clause
        if word.pos in {"PRON", "PROPN", "NOUN"}
    )
    if acting or not any(
        word.is_finite and not word.is_in_person("1") and not word.is_in_person("2")
        for word in clause
    ):
        return False
    if clause[0].form == "у":
        return len(clause) > 2 and clause[1].pos in {"NOUN", "PRON", "PROPN", "DET", "ADJ"}
    return clause[0].form in _FEELING and any(word.form in _FELT for word in clause[1:_SOON])


def _is_gerund(word: Word) -> bool:
    return word.likeliest_part == "GRND" and word.form not in _NO_GERUNDS


def _is_of_things(clause: Sequence[Word], passive: Word) -> bool:
    """Whether the clause is a passive one of a thing, with nobody acting in it.

    «Мы были вынуждены», «я готова», «было решено» with a doer in the dative are fine.
    """
    subject = any(
        word.pos in {"NOUN", "PROPN"} and word.has("Case", "Nom") and not word.may_be("anim")
        for word in clause
    )
    acting = any(
        (word.is_finite and "быть" not in word.lemmas)
        or word.may_be("INFN")
        or (word.pos in {"PRON", "PROPN"} and word.has("Case", "Nom"))
        for word in clause
    )
    return subject and not acting and not passive.form.startswith("вынужден")
