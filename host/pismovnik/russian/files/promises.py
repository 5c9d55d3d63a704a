"""Whether a clause promises a file: «во вложении», «прилагаю», «акт приложен», «направляю счёт».

The persons, tenses and voices are those of Русская грамматика (1980), §§ 1472–1500.
"""

from collections.abc import Callable, Sequence

import msgspec

from pismovnik.russian.clauses import (
    Clause,
    attachment_phrase,
    follows_preposition,
)
from pismovnik.russian.files.destinations import (
    at_other_time,
    goes_elsewhere,
    noun_behind,
    other_target,
    this_letter,
)
from pismovnik.russian.files.documents import Document, count_of, names_document
from pismovnik.russian.words import Word, plain, plain_set
from pismovnik.text_lists import read_words

_LISTS = {
    title: plain_set(words) for title, words in read_words(__file__, "attachments.txt").items()
}
_ATTACHING = _LISTS["attach"]
_ATTACHED = _LISTS["attached"]
_SENDING = _LISTS["send"] | _LISTS["send in person too"]
#: Verbs of attaching and of sending
GIVING = _ATTACHING | _SENDING
_LOOKING = _LISTS["look"]
_PERCEIVING = _LISTS["perceive"]


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a clause is judged by beside its own words."""

    clause: Clause
    documents: tuple[Document, ...]
    conditional: bool
    reported: bool
    has_link: bool
    lists_inline: bool
    speaks_of_apps: bool
    is_reply: bool


class Verdict(msgspec.Struct, frozen=True):
    """The words that promise a file, and whether they are sure to."""

    first: int
    last: int
    certain: bool = True


def judge(scene: Scene) -> Verdict | None:
    """The first way of promising a file that the clause shows."""
    if scene.reported or (scene.clause.subordinate and is_condition(scene.clause)):
        return None
    verdicts = (judge(scene) for judge in _JUDGES)
    return next((verdict for verdict in verdicts if verdict is not None), None)


def is_condition(clause: Clause) -> bool:
    return any(word.is_one_of(_LISTS["conditions"]) for word in clause.parts)


def is_by_reader(clause: Clause) -> bool:
    """«Вы пишете, что …», «в Вашем письме сказано, что …»."""
    return any(word.text.lower() in {"вы", "вашем", "вашему", "вами"} for word in clause.parts)


def _in_attachment(scene: Scene) -> Verdict | None:
    """«во вложении», «в приложении», «в прикреплённом файле», «отдельным вложением»."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        first = attachment_phrase(words, index)
        if first is None or _is_of_another(words, first, index):
            continue
        application = word.is_one_of(frozenset({"приложение"}))
        if application and not _means_enclosure(scene, index):
            return None
        certain = _certainty_in_attachment(scene, index)
        return None if certain is None else Verdict(first, index, certain)
    return None


def _is_of_another(words: Sequence[Word], first: int, index: int) -> bool:
    """«во вложении Вашего письма», «во вложении денег», «в приложении № 2», «в Вашем вложении»."""
    if any(
        w.is_one_of(frozenset({"ваш", "твой", "денежный", "капитальный"}))
        for w in words[first:index]
    ):
        return True
    following = words[index + 1 : index + 3]
    if not following:
        return False
    if following[0].text.lower() in {"к", "ко"} and other_target(words[index + 1 :]):
        return True
    if following[0].text.lower() == "от" or following[0].text in {"№", "N"}:
        return True
    if any(w.is_one_of(_LISTS["not this letter"]) and w.may_be("gent") for w in following[:1]):
        return True
    return following[0].is_one_of(_LISTS["not files"]) and following[0].may_be("gent")


def _means_enclosure(scene: Scene, index: int) -> bool:
    """«В приложении — акт» is an enclosure; an application or a contract's annex is none."""
    words = scene.clause.parts
    gives = any(_is_first_person(word, GIVING) for word in words)
    if index > 0 and words[index - 1].may_be("ADJF"):
        return False
    if index + 1 < len(words) and _names_another(words[index + 1], gives):
        return False
    if gives:
        return True
    if scene.speaks_of_apps or not scene.documents:
        return False
    predicates = [word for word in words if _is_verb(word)]
    return not predicates or any(asks_to_look(word) for word in predicates)


def _names_another(following: Word, gives: bool) -> bool:
    """«в приложении № 2», «в приложении „Госуслуги“», «в приложении банка», «… для Android»."""
    if following.text in {"№", "«", '"', "N"} or following.text.isdecimal():
        return True
    if following.text.lower() in {"для", "на", "с", "от"}:
        return True
    latin = following.text.isascii() and following.text.isalpha()
    owner = following.may_be("NOUN", "gent") and not following.may_be("nomn")
    return latin or (owner and not gives)


def _certainty_in_attachment(scene: Scene, index: int) -> bool | None:
    """True or False for sure or not; None where the clause speaks of another file or time."""
    words = scene.clause.parts
    if _denies(words) or _is_received(words, index):
        return None
    certain = True
    for word in words:
        if not _is_verb(word) or word.may_be("GRND"):
            continue
        if _in_parentheses(scene.clause, words[index]):
            continue
        answer = _certainty_with_verb(scene, word)
        if answer is None:
            return None
        certain = certain and answer
    return certain and not scene.conditional


def _is_received(words: Sequence[Word], index: int) -> bool:
    """«присланный во вложении договор», «спасибо за акт во вложении»: the reader's file."""
    sent = any(w.may_be("PRTF") and w.is_one_of(GIVING | _PERCEIVING) for w in words[:index])
    return sent or any(w.is_one_of(frozenset({"спасибо", "благодарить"})) for w in words)


def _in_parentheses(clause: Clause, word: Word) -> bool:
    """«Подготовили акт (во вложении)»: the words in brackets stand outside the sentence."""
    before = clause.text[: word.start - clause.parts[0].start]
    return before.count("(") > before.count(")")


def _certainty_with_verb(scene: Scene, verb: Word) -> bool | None:
    words = scene.clause.parts
    if verb.text.lower() == "см":
        return True
    if verb.may_be("INFN"):
        asked = verb.is_one_of(GIVING | _LISTS["ask to give"])
        return None if asked else verb.is_one_of(_LOOKING)
    if verb.may_be("impr") and not verb.may_be("1per"):
        if verb.is_one_of(GIVING | _LISTS["ask to give"]) or not (
            verb.is_one_of(_LOOKING) or scene.documents
        ):
            return None
        return True
    if verb.may_be("futr"):
        return True if verb.may_be("2per") and verb.is_one_of(_LOOKING) else None
    if verb.may_be("PRTS") and not verb.may_be("1per"):
        return not verb.is_one_of(_SENDING)
    if verb.may_be("past"):
        return _certainty_with_past(scene, verb)
    if verb.may_be("1per"):
        return None if verb.is_one_of(_PERCEIVING) else True
    if verb.may_be("2per"):
        return None if verb.is_one_of(GIVING) else True
    if verb.is_one_of(_PERCEIVING) or (verb.is_one_of(GIVING) and third_subject(words, ())):
        return None
    return True


def _certainty_with_past(scene: Scene, verb: Word) -> bool | None:
    if verb.is_one_of(_PERCEIVING) or third_subject(scene.clause.parts, scene.documents):
        return None
    return None if at_other_time(scene.clause, "past time") else False


def _number_of_attachments(scene: Scene) -> Verdict | None:
    """«В письме два вложения»."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        if (
            not word.is_one_of(frozenset({"вложение"}))
            or index == 0
            or count_of(words[index - 1]) is None
        ):
            continue
        own = any(w.is_one_of(_LISTS["this letter"]) for w in words)
        other = any(
            w.is_one_of(frozenset({"ваш", "твой", "быть"})) or w.may_be("past") for w in words
        )
        return Verdict(index - 1, index) if own and not other and not _denies(words) else None
    return None


def _attached_file(scene: Scene) -> Verdict | None:
    """«в приложенном файле», «подпишите прилагаемый акт»: a passive participle and its noun."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        if not (word.is_one_of(_ATTACHING) and word.may_be("PRTF", "pssv")):
            continue
        noun = noun_behind(words, index)
        if noun is None or not names_document(words, noun):
            continue
        near = words[index + 1 : noun]
        if any(w.may_be("NPRO", "ablt") or w.text.lower() in {"к", "в"} for w in near):
            return None
        if other_target(words) or _denies(words) or goes_elsewhere(words):
            return None
        if any(
            word.may_be("past") and not word.may_be("PRTF") and not word.may_be("PRTS")
            for word in words
        ):
            return None
        if any(is_form(w, GIVING, "impr") or is_form(w, GIVING, "INFN") for w in words):
            return None
        inside = index > 0 and words[index - 1].text.lower() in {"в", "во"}
        asks = any(is_form(w, _LOOKING, "impr") or is_form(w, _LOOKING, "INFN") for w in words)
        sure = (inside or asks) and not scene.is_reply and not scene.conditional
        return Verdict(index, noun, sure)
    return None


def _attaching(scene: Scene) -> Verdict | None:
    """«прикладываю акт», «прилагаю»: first person present."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        if not _is_first_person(word, _ATTACHING):
            continue
        if _is_negated(words, index) or other_target(words) or goes_elsewhere(words):
            return None
        if at_other_time(scene.clause, "other time") or (scene.conditional and word.may_be("plur")):
            return None
        objects = [
            w
            for w in words
            if w.may_be("NOUN", "accs") and not follows_preposition(words, words.index(w))
        ]
        if not scene.documents and any(w.is_one_of(_LISTS["not files"]) for w in objects):
            return None
        if word.is_one_of(frozenset({"вкладывать"})) and not scene.documents:
            return None
        matter = any(w.is_one_of(_LISTS["matters"]) for w in objects)
        as_file = any(is_form(w, _LISTS["plain files"], "ablt") for w in words)
        named = bool(scene.documents) or this_letter(words) or matter or as_file
        known = named or not objects
        return Verdict(index, index, known and not scene.conditional)
    return None


def _have_attached(scene: Scene) -> Verdict | None:
    """«приложила акт»: past, the writer's own and of now."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        if not is_form(word, _ATTACHING, "past", "perf") or not word.may_be("VERB"):
            continue
        if _is_negated(words, index) or other_target(words) or goes_elsewhere(words):
            return None
        if not (scene.documents or this_letter(words)) or third_subject(words, scene.documents):
            return None
        if at_other_time(scene.clause, "past time") or scene.clause.subordinate:
            return None
        return Verdict(index, index)
    return None


def _is_attached(scene: Scene) -> Verdict | None:
    """«смета прилагается», «акт приложен к письму»."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        passive = word.is_one_of(_ATTACHING) and word.may_be("PRTS") and not word.may_be("1per")
        if not (passive or is_form(word, _ATTACHED, "3per", "pres")):
            continue
        if _denies(words) or other_target(words) or goes_elsewhere(words):
            return None
        if scene.conditional or scene.clause.subordinate:
            return None
        if _by_another(words) or any(w.is_one_of(frozenset({"быть"})) for w in words):
            return None
        if not (scene.documents or this_letter(words)) or at_other_time(scene.clause, "past time"):
            return None
        return Verdict(index, index)
    return None


def _by_another(words: Sequence[Word]) -> bool:
    """«приложен Вами»: the one who did it."""
    return any(
        word.may_be("NPRO", "ablt") and not follows_preposition(words, index)
        for index, word in enumerate(words)
    )


def _see_attachment(scene: Scene) -> Verdict | None:
    """«см. вложение», «ознакомьтесь с вложением», «(см. приложение)»."""
    words = scene.clause.parts
    for index, word in enumerate(words):
        if not word.is_one_of(frozenset({"вложение", "приложение", "аттач"})):
            continue
        looks = [w for w in words[max(0, index - 3) : index] if asks_to_look(w)]
        if not looks or _is_of_another(words, index, index) or _denies(words):
            continue
        if word.may_be("accs") or (
            word.may_be("ablt") and follows_preposition(words, index, {"с", "со"})
        ):
            application = word.is_one_of(frozenset({"приложение"}))
            if application and (
                scene.speaks_of_apps or index + 1 < len(words) or looks[0].text.lower() != "см"
            ):
                continue
            return Verdict(words.index(looks[0]), index, not application)
    return None


def _is_verb(word: Word) -> bool:
    return word.is_verbal or word.form == "см"


def asks_to_look(word: Word) -> bool:
    return word.text.lower() == "см" or is_form(word, _LOOKING, "impr")


def _sending(scene: Scene) -> Verdict | None:
    """«направляю договор»: a document goes to the reader now, and by no other way."""
    clause = scene.clause
    for index, word in enumerate(clause.parts):
        if not _is_first_person(word, _SENDING) or _is_negated(clause.parts, index):
            continue
        sent = [d for d in scene.documents if not _may_be_the_letter(scene, d)]
        if (
            not sent
            or scene.has_link
            or scene.conditional
            or clause.subordinate
            or (clause.question and clause.last)
        ):
            return None
        if goes_elsewhere(clause.parts) or at_other_time(clause, "other time"):
            return None
        by_hand, with_things = (
            word.is_one_of(_LISTS["send in person too"]),
            _sends_things(scene, index),
        )
        if (
            any(_is_paper(d) for d in sent)
            or (by_hand and with_things)
            or _sends_to_others(clause.parts)
        ):
            return None
        sure = any(_is_no_body(d) for d in sent) and not (by_hand or with_things)
        return Verdict(index, index, sure)
    return None


def _is_paper(document: Document) -> bool:
    """«оригиналы договоров», «второй экземпляр»: sheets of paper."""
    return not document.words.isdisjoint({"оригинал", "экземпляр"})


def _sends_to_others(words: Sequence[Word]) -> bool:
    """«отправляю договор юристам», «клиенту»."""
    return any(
        word.may_be("NOUN", "anim", "datv")
        and not (word.may_be("accs") or word.may_be("gent"))
        and not follows_preposition(words, index)
        for index, word in enumerate(words)
    )


def _sends_things(scene: Scene, verb: int) -> bool:
    """«отправляем груз и накладную»: something else than documents goes too."""
    words = scene.clause.parts
    return any(
        index > verb
        and word.may_be("NOUN", "accs")
        and not word.may_be("gent")
        and not follows_preposition(words, index)
        and not any(d.start <= word.start < d.end for d in scene.documents)
        for index, word in enumerate(words)
    )


def _names_of(document: Document) -> frozenset[str]:
    return document.words | {plain(document.kind)}


def _may_be_the_letter(scene: Scene, document: Document) -> bool:
    """«Направляем уведомление», «Направляю расписание:»: the body may be the document."""
    if _names_of(document) & _LISTS["is the letter itself"]:
        return True
    return (scene.lists_inline or ":" in scene.clause.text) and not _is_no_body(document)


def _is_no_body(document: Document) -> bool:
    return _names_of(document).isdisjoint(_LISTS["may stand in the letter"])


def _is_first_person(word: Word, verbs: frozenset[str]) -> bool:
    """«прилагаю», «направляем»: present, first person."""
    return is_form(word, verbs, "1per", "pres")


def is_form(word: Word, verbs: frozenset[str], *grammemes: str) -> bool:
    return word.is_one_of(verbs) and word.may_be(*grammemes)


def _is_negated(words: Sequence[Word], index: int) -> bool:
    return any(
        word.text.lower() in {"не", "ни", "нельзя"} for word in words[max(0, index - 2) : index]
    )


def _denies(words: Sequence[Word]) -> bool:
    return any(
        word.text.lower() in {"не", "нет", "без", "ни", "ничего", "отсутствует"} for word in words
    )


def third_subject(words: Sequence[Word], documents: Sequence[Document]) -> bool:
    """Whether somebody else than the writer acts: a pronoun, a person, a department."""
    for index, word in enumerate(words):
        if word.may_be("NPRO", "nomn") and word.text.lower() not in {"я", "мы"}:
            return True
        named = any(d.start <= word.start < d.end for d in documents)
        behind_preposition = index > 0 and words[index - 1].may_be("PREP")
        if named or behind_preposition or not word.may_be("NOUN", "nomn"):
            continue
        if not word.may_be("accs") or word.may_be("Name") or word.may_be("anim", "nomn"):
            return True
    return False


_JUDGES: tuple[Callable[[Scene], Verdict | None], ...] = (
    _in_attachment,
    _number_of_attachments,
    _attaching,
    _have_attached,
    _is_attached,
    _attached_file,
    _see_attachment,
    _sending,
)
