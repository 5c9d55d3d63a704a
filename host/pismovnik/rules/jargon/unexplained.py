"""A letter speaks the language of a trade to somebody outside it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter
from pismovnik.policy import Dictionary, Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.known_words import KnownWords, prose_of
from pismovnik.rules.rule import Rule
from pismovnik.russian import morphology
from pismovnik.russian.language import Language
from pismovnik.russian.trades.explanations import explains_term
from pismovnik.russian.trades.jargon import Term, jargon
from pismovnik.text import Text

_MOST_FINDINGS = 3
_LONGEST_EXCERPT = 240
_MOST_PLACES = 10


def _example(*paragraphs: str, marked: str = "", note: str = "") -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, to=_TO)


_TO = ("Кузнецов Олег Викторович <o.kuznetsov@sosnovy-bor.example>",)

RULE = Rule(
    id="jargon.unexplained",
    title=Text(ru="Жаргон специалистов", en="The language of specialists"),
    why=Text(
        ru="Заказчик знает своё дело, а не наше: непонятное слово он пропустит или переспросит. "
        "Говорите на его языке, а термин, без которого не обойтись, поясните.",
        en="The customer knows his trade, not ours: he passes over a word that he does not "
        "understand, or asks. Speak his language, and explain the term you cannot do without.",
    ),
    slide=6,
    severity=Severity.WARN,
    about_words=True,
    good=(
        _example(
            "Ошибку исправили, обновление установили на рабочий сервер в 15:30. Резервная копия "
            "базы данных сохранена, её можно скачать по ссылке.",
            note="IT: terms that everybody knows",
        ),
        _example(
            "Бэкап (резервная копия) снимается каждую ночь. Бэкап за пятницу проверен.",
            note="IT: explained in brackets where it stands first",
        ),
        _example(
            "Мы сделали дамп, то есть полную копию базы, и передали его Вашему инженеру.",
            note="IT: explained by «то есть»",
        ),
        _example(
            "Откройте раздел «Релизы», нажмите кнопку «Деплой» и выполните `deploy prod`.",
            note="IT: names of a section and a button, a command",
        ),
        _example(
            "Кран вернулся на площадку. Плиту подняли и уложили 14 марта, створку ворот откатили, "
            "бетон залили в опалубку.",
            note="construction: the same verbs said of things",
        ),
        _example(
            "Сервер упал с тележки при разгрузке. Диск лежит у водителя, камера висит над входом.",
            note="logistics: machines as things",
        ),
        _example(
            "Налоговая база упала на 5 %, база клиентов выросла. Цены мы поднимать не будем.",
            note="finance: «база» in other senses",
        ),
        _example(
            "Пациент лежит в третьей палате, костыли ему выдадут при выписке.",
            note="medicine: crutches, and somebody who lies",
        ),
        _example(
            "Лида Сергеева проведёт занятие 19 марта, матч и спринт для детей — в субботу.",
            note="education: a name and a race",
        ),
        _example(
            "Крашу фасад я сам, пуховики и пушки на складе, репа и чеки — в кладовой.",
            note="ordinary words that look like forms of slang",
        ),
        Example(
            text=in_letter("На прод обновление поставили в 21:00, бэкап цел.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> Когда обновите прод? И проверьте, пожалуйста, бэкап.",
            kind="reply",
            to=_TO,
            note="IT: the reader's own words",
        ),
        Example(
            text=in_letter("Логи приложили, дамп снимем в 22:00.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> Пришлите, пожалуйста, отчёт о сбое.\n> Кузнецов О. В.\n"
            + "> системный администратор",
            kind="reply",
            to=_TO,
            note="IT: the reader is a specialist by his title",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Ход обмена сохранён ниже.</p>"
            "<pre>deploy prod ok\nлог: таймаут эндпоинта</pre><p>С уважением,<br>"
            "Анна Смирнова</p>",
            html=True,
            to=_TO,
            note="IT: preformatted text is no prose",
        ),
        Example(
            text=in_letter("Учётки заведены, виртуалка работает."),
            to=_TO,
            policy=Policy(dictionary=Dictionary(words=("учётка", "виртуалка"))),
            note="IT: the company's policy lists these words",
        ),
        Example(
            text=in_letter("Пофиксили и задеплоили на прод, бэкап есть."),
            to=("Павел Нечаев <p.nechaev@vector-it.example>",),
            note="IT: among colleagues",
        ),
    ),
    bad=(
        _example(
            "Печать чеков мы пофиксили, вечером задеплоим сборку на прод.",
            marked="пофиксили, вечером задеплоим сборку на прод",
            note="IT: all three words have plain ones in the same form",
        ),
        _example(
            "Ночью лёг платёжный шлюз, поэтому заявки висели без ответа.",
            marked="лёг платёжный шлюз",
            note="IT: a machine that «lies down»",
        ),
        _example(
            "Интеграция с кассой отвалилась из-за таймаута, в логах видны запросы.",
            marked="Интеграция с кассой отвалилась из-за таймаута, в логах",
            note="retail: a metaphor and two words of administrators",
        ),
        _example(
            "Ждём от Вас первичку и допник, иначе дебиторка вырастет.",
            marked="первичку и допник, иначе дебиторка",
            note="finance: the talk of accountants",
        ),
        _example(
            "Исполниловку сдадим 20 марта, процентовку подпишите до 25 марта.",
            marked="Исполниловку сдадим 20 марта, процентовку",
            note="construction",
        ),
        _example(
            "Рефку подадим утром, груз раскредитуем в порту.",
            marked="Рефку подадим утром, груз раскредитуем",
            note="logistics",
        ),
        _example(
            "Узишку сделаем в четверг, результат выдаст лабораторка.",
            marked="Узишку сделаем в четверг, результат выдаст лабораторка",
            note="medicine",
        ),
        _example(
            "Эйчар свяжется с кандидатами, ассайним их на проект в мае.",
            marked="Эйчар свяжется с кандидатами, ассайним",
            note="HR",
        ),
        _example(
            "Очистите, пожалуйста, кеш и откройте страницу заново.",
            marked="кеш",
            note="IT: only a hint, many know the word",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>Сделано сегодня:</p><ul><li>накатили "
            "обновление на кассы;</li><li>подняли тестовый стенд.</li></ul><p>С уважением,<br>"
            "Анна Смирнова</p>",
            html=True,
            to=_TO,
            marked="подняли тестовый стенд",
            note="IT: phrases, in a list",
        ),
    ),
)


class _Place(msgspec.Struct, frozen=True):
    """A term in a block of the letter."""

    index: int
    block: Block
    term: Term
    sure: bool

    @property
    def words(self) -> str:
        return " ".join(self.block.text[self.term.start : self.term.end].split())


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    places = _with_lone_noun_unsure(tuple(_unexplained(letter, KnownWords(letter, policy))))
    if not any(place.sure for place in places):
        places = tuple(place for place in places if place.index == places[0].index)
    indices = tuple(dict.fromkeys(place.index for place in places))
    for index in indices[:_MOST_FINDINGS]:
        yield _finding(tuple(place for place in places if place.index == index))


def _with_lone_noun_unsure(places: tuple[_Place, ...]) -> tuple[_Place, ...]:
    """«Сервак» alone is a slip, which the reader can guess; with a second term it is a language."""
    sure = [place for place in places if place.sure]
    lone = len(sure) == 1 and morphology.parses(sure[0].words)[0].tag.POS == "NOUN"
    if not lone:
        return places
    return tuple(msgspec.structs.replace(place, sure=False) for place in places)


def _unexplained(letter: Letter, known: KnownWords) -> Iterator[_Place]:
    """The first place of each term that the readers need not know and that nothing explains."""
    found = [
        (index, block, term) for index, block in prose_of(letter) for term in jargon(block.text)
    ]
    explained = {
        term.key
        for _, block, term in _earliest(found)
        if explains_term(block.text, term.start, term.end, term.plain)
    }
    for index, block, term in found:
        if term.key in explained or _is_familiar(term, block, known):
            continue
        explained.add(term.key)
        likely = term.trade in known.likely_trades
        if term.slang or not likely:
            yield _Place(index, block, term, sure=term.slang and not likely)


def _earliest(
    found: Sequence[tuple[int, Block, Term]],
) -> Iterator[tuple[int, Block, Term]]:
    """The first places of each term: who explains a term does it there."""
    seen: Counter[str] = Counter()
    for place in found:
        seen[place[2].key] += 1
        if seen[place[2].key] <= _MOST_PLACES:
            yield place


def _is_familiar(term: Term, block: Block, known: KnownWords) -> bool:
    return (
        known.has_word(term.key)
        or known.has_word(block.text[term.start : term.end])
        or term.key in known.terms
        or term.trade in known.trades
    )


def _finding(places: Sequence[_Place]) -> Finding:
    first, last = places[0], places[-1]
    whole = last.term.end - first.term.start <= _LONGEST_EXCERPT
    end = last.term.end if whole else first.term.end
    sure = any(place.sure for place in places)
    return RULE.at(
        first.index,
        first.block,
        first.term.start,
        end,
        _message(places, sure=sure),
        severity=Severity.WARN if sure else Severity.HINT,
        replacements=_replacements(places) if whole else (),
    )


def _replacements(places: Sequence[_Place]) -> Iterable[str]:
    """The excerpt with the plain words, where each stands for its term in the same form."""
    if not all(place.term.fits for place in places):
        return
    text, at = "", places[0].term.start
    for place in places:
        plain = place.term.plain
        plain = plain[0].upper() + plain[1:] if place.words[0].isupper() else plain
        text += place.block.text[at : place.term.start] + plain
        at = place.term.end
    yield text


def _message(places: Sequence[_Place], *, sure: bool) -> Text:
    said = _listed([f"«{place.words}»" for place in places], "и")
    said_en = _listed([f"“{place.words}”" for place in places], "and")
    plain = _alternatives(places, "«»")
    plain_en = _alternatives(places, "“”")
    many = len(places) > 1 or " " in places[0].words
    subject, it = ("Слова", "их") if many else ("Слово", "его")
    if sure:
        return Text(
            ru=f"{subject} {said} — из языка специалистов, адресат может {it} не понять. "
            f"Скажите проще: {plain}.",
            en=f"{said_en}: specialists talk so among themselves, the reader may not understand. "
            f"Say it in plain words: {plain_en}.",
        )
    return Text(
        ru=f"{subject} {said} {'знакомы' if many else 'знакомо'} не каждому. Если адресат не из "
        f"этой области, скажите проще или поясните в скобках: {plain}.",
        en=f"Not everybody knows {said_en}. Unless the reader is of the trade, say it in plain "
        f"words or explain it in brackets: {plain_en}.",
    )


def _alternatives(places: Sequence[_Place], quotes: str) -> str:
    plain = dict.fromkeys(place.term.plain for place in places)
    return ", ".join(f"{quotes[0]}{words}{quotes[1]}" for words in plain)


def _listed(words: Sequence[str], conjunction: str) -> str:
    *before, last = words
    return f"{', '.join(before)} {conjunction} {last}" if before else last
