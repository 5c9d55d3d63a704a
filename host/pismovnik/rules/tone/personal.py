"""Private talk stands in a letter about work."""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from pismovnik.findings import Finding, Severity
from pismovnik.letter.model import Block, Letter, Zone
from pismovnik.policy import Policy
from pismovnik.rules.audience import reaches_customer
from pismovnik.rules.example import Example, in_letter
from pismovnik.rules.rule import Rule
from pismovnik.russian.language import Language
from pismovnik.russian.sentences import sentences
from pismovnik.russian.tone.private_talk import (
    Remark,
    matters_of_sentences,
    passes_over,
    private_remarks,
)
from pismovnik.text import Text


def _example(
    *paragraphs: str, marked: str = "", note: str = "", subject: str = "Отчёт о работах за март"
) -> Example:
    return Example(text=in_letter(*paragraphs), marked=marked, note=note, subject=subject)


RULE = Rule(
    id="tone.personal",
    title=Text(ru="Личное в рабочем письме", en="Private talk in a letter about work"),
    why=Text(
        ru="Рабочее письмо читают коллеги заказчика и хранят как документ. Если сложились "
        "дружеские отношения, личному место в отдельном письме или в мессенджере.",
        en="A letter about work is read by the customer's colleagues and kept as a document. "
        "Friendly news belongs in a letter of its own or in a messenger.",
    ),
    slide=4,
    severity=Severity.WARN,
    good=(
        _example(
            "Дети придут к 9:00, обед в 12:30. Мамы и папы могут забрать ребёнка до 18:00.",
            "Как наши дети готовятся к утреннику, видно на фотографиях во вложении.",
            subject="Режим младшей группы детского сада",
            note="a nursery school: children are the business",
        ),
        _example(
            "Как Ваша кошка перенесла операцию? Если она не ест, позвоните врачу.",
            "Следующий осмотр кошки — 19 марта в 10:00.",
            subject="Осмотр после операции",
            note="a veterinary clinic asks about its patient",
        ),
        _example(
            "Ваш отпуск в Турции подтверждён: вылет 3 июня, семья из четырёх человек "
            "размещена в двух номерах. До моря 200 метров.",
            "Как отдохнули прошлым летом, расскажите в анкете.",
            subject="Тур в Анталью, бронь 4417",
            note="tourism",
        ),
        _example(
            "Дача площадью 60 м² стоит 2,4 млн рублей, баня и теплица входят в цену. "
            "Хозяйка с мужем покажут её в субботу.",
            subject="Загородный дом в Сосновке",
            note="a realtor: somebody else's husband and bath house",
        ),
        _example(
            "Как Вам вчерашний матч? Запись матча и снимки команды выложены по ссылке.",
            "Договор на трансляцию следующего тура направим 16 марта.",
            subject="Трансляция матча 11 марта",
            note="a sports broadcaster: the match is the business",
        ),
        _example(
            "Извините за задержку: вчера болел, поэтому отвечаю сегодня. Акт во вложении.",
            note="an apology with a short reason",
        ),
        _example(
            "Был рад познакомиться с Вами на совещании, спасибо за тёплый приём. "
            "Протокол пришлю завтра.",
            note="thanks after a meeting",
        ),
        _example(
            "Монтаж завершим 18 марта. Хороших выходных Вам и Вашей семье!",
            note="construction: one polite wish",
        ),
        _example(
            "Поздравляем Вас с рождением дочери!",
            "Для выплаты пособия пришлите, пожалуйста, свидетельство и заявление.",
            subject="Пособие при рождении ребёнка",
            note="HR: the child is the matter",
        ),
        _example(
            "Из-за дождя и снега заливка фундамента перенесена на 20 марта.",
            "У нас на складе температура +5, поэтому смесь не замёрзнет.",
            note="construction: the weather and the temperature as conditions of work",
        ),
        _example(
            "С 16 по 20 марта я буду в отпуске, меня заменит Павел Нечаев, доб. 215.",
            note="notice of an absence",
        ),
        Example(
            text=in_letter("Ключи от зала будут у охраны.")
            + "\n\n12.03.2026 10:00, Кузнецов Олег Викторович пишет:\n"
            + "> Мы с женой вчера ездили на дачу, сажали картошку. Как Ваши дети?",
            kind="reply",
            note="the reader's own private talk in the quote",
        ),
        Example(
            text=in_letter("Мы с мужем ездили на дачу. Как отдохнули?"),
            to=("Павел Нечаев <p.nechaev@vector-it.example>",),
            note="a colleague",
        ),
    ),
    bad=(
        _example(
            "Сервер обновим 14 марта в 22:00.",
            "Как съездили на море? Мы с женой и детьми две недели жили в палатке, загорели, "
            "накупались!",
            marked="Как съездили на море? Мы с женой и детьми две недели жили в палатке, "
            "загорели, накупались!",
            note="IT: the holiday",
        ),
        _example(
            "Представляете, моя дочка вчера пошла в первый класс, мы с мамой всё утро плакали! "
            "Фура с плиткой прибудет 15 марта к 8:00.",
            marked="Представляете, моя дочка вчера пошла в первый класс, мы с мамой всё утро "
            "плакали!",
            subject="Доставка плитки",
            note="logistics: the daughter, in one paragraph with the matter",
        ),
        _example(
            "Заключение по счёту № 14 готово.",
            "Приезжайте к нам на дачу на шашлыки! У нас баня, внуки, кот — скучно не будет.",
            marked="Приезжайте к нам на дачу на шашлыки! У нас баня, внуки, кот — скучно не будет.",
            subject="Заключение по счёту № 14",
            note="finance: an invitation home",
        ),
        _example(
            "По секрету: Ирина из приёмной разводится, муж завёл роман. А у меня опять спина "
            "разболелась.",
            "Приказ о премии подписан 11 марта.",
            marked="По секрету: Ирина из приёмной разводится, муж завёл роман.",
            subject="Приказ о премии",
            note="public sector: gossip and health",
        ),
        _example(
            "Смету проверили, замечаний нет.",
            "А мы вчера с сыном были на рыбалке, поймали щуку на пять кило! Как Ваши внуки, "
            "выбираетесь на речку?",
            marked="А мы вчера с сыном были на рыбалке, поймали щуку на пять кило! Как Ваши "
            "внуки, выбираетесь на речку?",
            subject="Смета на кровлю",
            note="construction: fishing and grandchildren",
        ),
        Example(
            text="<p>Здравствуйте, Олег Викторович!</p><ul><li>Аппарат УЗИ привезём 16 марта.</li>"
            "<li>Расходники — 18 марта.</li></ul><p>Как здоровье супруги? Мы с мужем наконец-то "
            "выспались и в воскресенье ходили в театр.</p><p>С уважением,<br>Анна Смирнова</p>",
            html=True,
            subject="Поставка аппарата УЗИ",
            marked="Как здоровье супруги? Мы с мужем наконец-то выспались и в воскресенье ходили "
            "в театр.",
            note="medicine: html with a list",
        ),
        _example(
            "Передавайте привет Вашей жене и поцелуйте малышку! Мой младший тоже уже ходит.",
            "Курс для преподавателей начнётся 1 апреля.",
            marked="Передавайте привет Вашей жене и поцелуйте малышку! Мой младший тоже уже ходит.",
            subject="Курс для преподавателей",
            note="education: regards to the family",
        ),
    ),
)

_SHOWN = 2
_HOLDS = 3
_MATTERS_OF_SMALL_TALK = 3
_SIGNATURE = 1_000
_SHOWN_LENGTH = 60


class _Run(msgspec.Struct):
    """Private sentences in a row of one block."""

    index: int
    block: Block
    remarks: list[Remark]

    @property
    def weight(self) -> int:
        return sum(remark.weight for remark in self.remarks)

    @property
    def severity(self) -> Severity | None:
        """A warning needs two signs that do not say the same; None where it may be business."""
        telling = {signal for remark in self.remarks for signal in remark.telling}
        signals = {signal for remark in self.remarks for signal in remark.signals} - {"life"}
        if not telling:
            matters = {matter for remark in self.remarks for matter in remark.matters}
            small_talk = self.weight >= _SHOWN and len(matters) >= _MATTERS_OF_SMALL_TALK
            return Severity.HINT if small_talk else None
        if self.weight >= _HOLDS and (len(signals) > 1 or len(self.remarks) > 1):
            return Severity.WARN
        return Severity.HINT if self.weight >= _SHOWN else None


def check(letter: Letter, language: Language, policy: Policy) -> Iterator[Finding]:
    if not reaches_customer(letter, policy):
        return
    private = {
        index: private_remarks(language, block.text) for index, block in letter.in_zones(Zone.BODY)
    }
    if not any(private.values()) or not _says_more(letter, language, private):
        return
    business = _business(letter, language, private, of_own=False)
    own_business = _business(letter, language, private, of_own=True)
    for index, found in private.items():
        for run in _runs(language, index, letter.blocks[index], found):
            run.remarks = _apart_from(business, own_business, run.remarks)
            if run.remarks and run.severity is not None:
                yield _finding(run, run.severity)


def _says_more(letter: Letter, language: Language, private: dict[int, tuple[Remark, ...]]) -> bool:
    """A letter that is private altogether is the letter of its own that the deck wants."""
    said = sum(len(sentences(language, letter.blocks[index].text)) for index in private)
    return said > sum(map(len, private.values()))


def _runs(language: Language, index: int, block: Block, found: Sequence[Remark]) -> Iterator[_Run]:
    run: list[Remark] = []
    for remark in found:
        gap = remark.number - run[-1].number - 1 if run else 0
        if gap > 1 or (gap and not passes_over(language, block.text, remark.number - 1)):
            yield _Run(index, block, run)
            run = []
        run.append(remark)
    if run:
        yield _Run(index, block, run)


def _business(
    letter: Letter, language: Language, private: dict[int, tuple[Remark, ...]], *, of_own: bool
) -> Counter[str]:
    """In how many sentences that are not private by themselves each part of life is spoken of."""
    found: Counter[str] = Counter()
    for text in (letter.subject, letter.text_of(Zone.CLOSING, Zone.SIGNATURE)[:_SIGNATURE]):
        for matters in matters_of_sentences(language, text, of_own=of_own):
            found.update(matters)
    for index, remarks in private.items():
        telling = {remark.number for remark in remarks if remark.telling}
        said = matters_of_sentences(language, letter.blocks[index].text, of_own=of_own)
        for number, matters in enumerate(said):
            found.update(matters if number not in telling else ())
    return found


def _apart_from(
    business: Counter[str], own_business: Counter[str], remarks: list[Remark]
) -> list[Remark]:
    """The remarks about nothing of which the letter speaks outside their run."""
    own = Counter(matter for r in remarks if not r.telling for matter in r.matters)
    return [
        r
        for r in remarks
        if all((own_business if r.is_own else business)[m] <= own[m] for m in r.matters)
    ]


def _finding(run: _Run, severity: Severity) -> Finding:
    words = " ".join(run.block.text[run.remarks[0].start : run.remarks[-1].end].split())
    shown = words if len(words) <= _SHOWN_LENGTH else words[:_SHOWN_LENGTH].rsplit(" ", 1)[0] + "…"
    return RULE.at(
        run.index,
        run.block,
        run.remarks[0].start,
        run.remarks[-1].end,
        Text(
            ru=f"Личное среди рабочего: «{shown}». Перенесите это в отдельное письмо или "
            "в мессенджер, а здесь оставьте только дело.",
            en=f"Private talk in a letter about work: “{shown}”. Move it to a letter of its own "
            "or to a messenger and keep to the matter here.",
        ),
        severity=severity,
    )
