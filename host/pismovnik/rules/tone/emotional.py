"""The letter shows feelings: shouting capitals, «!!!», outrage, delight."""

from collections.abc import Iterator

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, BlockKind, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.tone.emotions import Feeling, feelings
from pismovnik.russian.tone.shouting import Shout, is_wish, shouts
from pismovnik.text import Text


def _example(
    *paragraphs: str, marked: str = "", note: str = "", subject: str = "Отчёт о работах за март"
) -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, subject=subject)


RULE = Rule(
    id="tone.emotional",
    title=Text(ru="Эмоции в письме", en="Feelings in the letter"),
    why=Text(
        ru="Крик и восторг мешают увидеть суть и ссорят стороны. Факт, сумма и срок убеждают "
        "сильнее прописных букв.",
        en="Shouting hides the matter and makes enemies. A fact, a sum and a date persuade "
        "better than capitals.",
    ),
    slide=4,
    severity=Severity.WARN,
    good=(
        _example(
            "ЗАКАЗЧИК оплачивает работы, а ИСПОЛНИТЕЛЬ передаёт результат по акту с НДС.",
            note="law: the roles of a contract",
        ),
        _example(
            "ЧТО СДЕЛАНО",
            "Перенесено 214 ящиков, программы ГРАНД-Смета и 1С настроены.",
            note="IT: a heading in capitals, product names",
        ),
        _example(
            "Нажмите ПУСК, выберите режим ОХЛАЖДЕНИЕ; заявка перейдёт в статус ОТКАЗАНО.",
            note="manual: buttons and states",
        ),
        _example(
            "Поздравляем Вас с Днём строителя! Желаем новых объектов и надёжных партнёров!",
            note="construction: congratulations",
        ),
        _example(
            "Вы пишете, что возмущены и находитесь в шоке. Деньги вернём 6 мая.",
            note="finance: the reader's feelings",
        ),
        _example(
            "Рыбу отправляем в шоковой заморозке, ужасов с доставкой прошлого года не повторится: "
            "рейс прямой.",
            note="logistics: shock freezing",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><p>ВНИМАНИЕ!</p><p>Капсулы АСПИРИН КАРДИО "
            "поставим 6 мая, сертификат ГОСТ Р приложим.</p><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            note="medicine: a label, a drug's name",
        ),
        _example(
            "Приказ подписал ИВАНОВ Пётр Сергеевич, начальник УФНС. Явка 6 мая в 9:00.",
            note="public sector: a surname in capitals",
        ),
        _example(
            "Рады сообщить, что конкурс завершён. Очень признательны за помощь!",
            note="education: polite joy",
        ),
        _example(
            "Формула в ячейке: =ЕСЛИ(A1!=0;СУММ(B1:B9)), знак «!!» означает ошибку.",
            note="IT: functions and signs",
        ),
        Example(
            text=in_letter("Турникеты исправны с 14:30.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> СКОЛЬКО МОЖНО!!! Это безобразие!",
            kind="reply",
            note="the shouting is in the quote",
        ),
    ),
    bad=(
        _example(
            "Мы звонили ВОСЕМЬ РАЗ, и никто не снял трубку!!!",
            marked="ВОСЕМЬ РАЗ",
            note="logistics",
        ),
        _example(
            "Акт так и не подписан. Когда это кончится???",
            marked="Когда это кончится",
            note="construction",
        ),
        _example(
            "Просто возмутительно: рецепт ждём третью неделю.",
            marked="возмутительно",
            note="medicine",
        ),
        _example(
            "Ура! Мы безумно рады, что выбрали нас!",
            marked="Ура",
            note="education: delight",
        ),
        _example(
            "Оплата НИКОГДА НЕ ПРИХОДИЛА вовремя.",
            marked="НИКОГДА НЕ ПРИХОДИЛА",
            note="finance: capitals within a sentence",
        ),
        _example(
            "Умоляю, подпишите приказ до 5 мая, мы все в панике.",
            marked="Умоляю",
            note="HR: pleading",
        ),
        _example(
            "Просим прислать смету до 5 мая.",
            subject="СРОЧНО!!! Смета",
            marked="СРОЧНО",
            note="public sector: in the subject",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Сервер не отвечает вторые сутки, "
            "терпение лопнуло.</li></ul><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            marked="терпение лопнуло",
            note="IT: in a list",
        ),
    ),
)

_MOST = 3
_NAMED = 3


class _Outburst(msgspec.Struct, frozen=True):
    """A shout or a feeling of one block; ``right`` may stand in its place."""

    start: int
    end: int
    words: str
    weight: int
    right: str = ""


#: What alone holds a letter; «!!!» alone does not.
_HOLDS = 3


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if letter.kind in {"redirect", "template"}:
        return
    in_subject = [_of_shout(s, letter.subject) for s in shouts(language, letter.subject)]
    in_blocks = [
        (index, block, found)
        for index, block in letter.in_zones(Zone.GREETING, Zone.BODY, Zone.CLOSING)
        if (found := _outbursts(block, language))
    ]
    everything = [*in_subject, *(outburst for _, _, found in in_blocks for outburst in found)]
    certain = sum(outburst.weight for outburst in everything) >= _HOLDS
    severity = Severity.WARN if certain and reaches_customer(letter, policy) else Severity.HINT
    for outburst in in_subject[:1]:
        yield RULE.about("subject", _message(in_subject), excerpt=outburst.words, severity=severity)
    for index, block, found in in_blocks[:_MOST]:
        yield _finding(index, block, found, severity)


def _outbursts(block: Block, language: Language) -> list[_Outburst]:
    if block.kind is BlockKind.PREFORMATTED:
        return []
    heading = block.kind in {BlockKind.HEADING, BlockKind.CELL}
    raised = shouts(language, block.text, heading=heading)
    found = [_of_shout(shout, block.text, block.zone) for shout in raised]
    if block.zone is Zone.BODY:
        found += [_of_feeling(feeling) for feeling in feelings(language, block.text)]
    return sorted(found, key=lambda outburst: outburst.start)


def _of_shout(shout: Shout, text: str, zone: Zone = Zone.BODY) -> _Outburst:
    calm = zone is not Zone.BODY or is_wish(text, shout.start)
    certain = _HOLDS if shout.kind == "capitals" else 2
    weight = 0 if calm else certain if shout.sure else 1
    return _Outburst(shout.start, shout.end, shout.text, weight, _calmed(shout, text, calm))


def _calmed(shout: Shout, text: str, calm: bool) -> str:
    """«!!!» becomes «.», «???» becomes «?», capitals become small letters."""
    if shout.kind == "marks":
        return "?" if "?" in shout.text else "!" if calm else "."
    before = text[: shout.start].rstrip()
    opens = not before or before[-1] in ".!?…\n"
    small = shout.text.lower()
    return small.capitalize() if opens else small


def _of_feeling(feeling: Feeling) -> _Outburst:
    certain = feeling.kind in {"outrage", "pleading"} or (
        feeling.kind == "delight" and feeling.cried
    )
    return _Outburst(feeling.start, feeling.end, feeling.words, _HOLDS if certain else 1)


def _finding(index: int, block: Block, found: list[_Outburst], severity: Severity) -> Finding:
    first = max(found, key=lambda outburst: outburst.weight)
    return RULE.at(
        index,
        block,
        first.start,
        first.end,
        _message(found),
        severity=severity,
        replacements=(first.right,) if first.right and len(found) == 1 else (),
    )


def _message(found: list[_Outburst]) -> Text:
    words = list(dict.fromkeys(" ".join(outburst.words.split()) for outburst in found))[:_NAMED]
    named = ", ".join(f"«{word}»" for word in words)
    english = ", ".join(f"“{word}”" for word in words)
    return Text(
        ru=f"Эмоции в письме: {named}. Оставьте факт и просьбу, сказанные спокойно.",
        en=f"Feelings in the letter: {english}. Keep the fact and the request, said calmly.",
    )
