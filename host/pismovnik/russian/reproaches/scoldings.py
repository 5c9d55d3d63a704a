"""Scolding: the reader is lectured («надо было думать раньше», «сколько раз повторять»)."""

from collections.abc import Iterator

from pismovnik.russian.clauses import Clause
from pismovnik.russian.phrases import sections
from pismovnik.russian.reproaches.marks import Reproach, Setting, names_reader, phrased, reproach
from pismovnik.russian.reproaches.misdeeds import is_misdeed, is_regret
from pismovnik.text_lists import read_words

_PHRASES = sections(read_words(__file__, "scoldings.txt"))
_WRITERS = frozenset({"нам", "мне", "я", "мы", "ему", "ей", "им"})


def questions(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """Questions that want no answer: «Сколько раз повторять?»."""
    yield from phrased(clause, setting, _PHRASES["scolding questions"], "scolding", sure=True)


def scoldings(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """Words that lecture the reader."""
    if not setting.sorry:
        yield from phrased(clause, setting, _PHRASES["scolding"], "scolding", sure=True)


def told_off(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Не надо было нажимать», «надо было читать договор», «мы Вас предупреждали»."""
    if not setting.sorry and not clause.has_form(_WRITERS) and not _is_for_others(clause):
        yield from phrased(clause, setting, _PHRASES["had to think"], "scolding", sure=True)
        if not clause.continues:
            yield from phrased(
                clause, setting, _PHRASES["scolding for what was done"], "scolding", sure=True
            )
    if not setting.after:
        yield from _warned(clause)


def _is_for_others(clause: Clause) -> bool:
    """«Подрядчику надо было проверить»: of a third person."""
    return any(
        word.pos in {"NOUN", "PROPN"} and word.has("Case", "Dat") and word.has("Animacy", "Anim")
        for word in clause.words
    )


def _warned(clause: Clause) -> Iterator[Reproach]:
    """«Мы Вас предупреждали.» and nothing more: of what is not said."""
    forms = [word.form for word in clause.words]
    if forms[-1] in {"предупреждали", "предупреждал", "предупреждала"}:
        told = {"о", "об", "обо", "письмом", "телефону"} & set(forms)
        if not told and {"мы", "я"} & set(forms) and {"вас", "тебя"} & set(forms):
            yield reproach(clause, 0, len(forms), "scolding", sure=True)


def idle_wishes(clause: Clause, setting: Setting) -> Iterator[Reproach]:
    """«Если бы Вы прислали замеры, окна уже стояли бы», «если бы Ваш прораб не запорол…»."""
    forms = [word.form for word in clause.words]
    if forms[:2] != ["если", "бы"] or not names_reader(clause):
        return
    if not any(word.is_finite and word.is_past for word in clause.words):
        return
    if is_misdeed(clause) or any(is_regret(other) for other in setting.others):
        yield reproach(clause, 0, len(forms), "scolding", sure=True)
