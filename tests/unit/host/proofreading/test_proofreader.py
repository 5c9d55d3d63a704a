"""From a letter to its errors of language, with the embedded engine."""

import datetime

import pytest

from pismovnik.findings import Finding, Problem, Severity
from pismovnik.letter.model import Address, Attachment, Block, BlockKind, Letter, Zone
from pismovnik.policy import Dictionary, LanguageToolSettings, Policy
from pismovnik.proofreading import document
from pismovnik.proofreading.choice import choose_engine
from pismovnik.proofreading.engine import Cancelled
from pismovnik.proofreading.proofreader import Proofreader
from pismovnik.russian.language import Language
from pismovnik.text import Text

from .engines import ScriptedEngine, report

Part = tuple[str, BlockKind, Zone]


@pytest.fixture(scope="module")
def proofreader() -> Proofreader:
    return Proofreader(choose_engine(LanguageToolSettings(mode="embedded")), Language())


def _letter(*parts: str | Part, attachments: tuple[str, ...] = ()) -> Letter:
    blocks = []
    for number, part in enumerate(parts):
        text, kind, zone = (part, BlockKind.PARAGRAPH, Zone.BODY) if isinstance(part, str) else part
        blocks.append(Block(kind=kind, zone=zone, text=text, source=number, offset=0))
    return Letter(
        sender=Address("Анна Смирнова", "a@firm.example"),
        to=(Address("Цыренов Баир Дамбаевич", "b@site.example"),),
        date=datetime.datetime(2026, 3, 2, tzinfo=datetime.timezone.utc),
        attachments=tuple(map(Attachment, attachments)),
        blocks=tuple(blocks),
    )


def _check(proofreader: Proofreader, *parts: str | Part, **policy: object) -> list[Finding]:
    settings = Policy(**policy)  # type: ignore[arg-type]
    return proofreader.findings(_letter(*parts), settings)


def _warnings(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [
        (finding.rule, finding.excerpt, finding.replacements[0])
        for finding in findings
        if finding.severity is Severity.WARN
    ]


@pytest.mark.parametrize(
    ("text", "family", "excerpt", "fix"),
    [
        ("Мы расчитываем на Ваш ответ.", "spelling", "расчитываем", "рассчитываем"),
        ("Суд близко. Расчитывать не стоит.", "spelling", "Расчитывать", "Рассчитывать"),
        ("Приедим вдвоём в четверг.", "spelling", "Приедим", "Приедем"),
        ("Понадобится хотябы одна розетка.", "spelling", "хотябы", "хотя бы"),
        ("Оригиналы отправленны почтой.", "spelling", "отправленны", "отправлены"),
        ("Что бы начать, достаточно ответить.", "spelling", "Что бы", "Чтобы"),
        ("Менять прийдётся всё.", "spelling", "прийдётся", "придётся"),
        ("Метки будут крепится завтра.", "spelling", "крепится", "крепиться"),
        ("Счёт оплачен но акт не подписан.", "punctuation", "оплачен но", "оплачен, но"),
        ("Мы знаем что груз прибыл.", "punctuation", "знаем что", "знаем, что"),
    ],
)
def test_errors(proofreader: Proofreader, text: str, family: str, excerpt: str, fix: str) -> None:
    ((rule, *found),) = _warnings(_check(proofreader, text))
    assert (rule.partition(".")[0], *found) == (family, excerpt, fix)


@pytest.mark.parametrize(
    "text",
    [
        "Баир Дамбаевич, пришлите, пожалуйста, пропуск для Дамбаевича.",
        "Акт подпишет Мирзоева Зульфия Рустамовна.",
        "Концерт поддерживает наш партнёр, ООО «Сценатех».",
        "К названиям блюд дано пояснение: «буузы — паровые пирожки с мясом».",
        "На поле № 3 верхний слой пересыхал к полудню.",
        "Термопринтер и веб-почта настроены, прибор-самописец поставим у входа.",
        "Работы ведёт ИП Шайхутдинов, груз у экспедитора Жумабаевой.",
        "Старая программа работает как обычно, и менеджеры довольны.",
        "Дополнение к договору № 19/У соотносится с пунктом 4.",
        "Откройте https://firm.example/oblozhka и файл ашибка.docx.",
        "Настройте контроллер S7-1200, модель ВДН-10 и ЕГАИС.",
        "Этаж 3, оф. 12, вход со двора.",
        "Получатель: ООО «Вектор ИТ», ИНН 6300000017.",
    ],
)
def test_correct_letters(proofreader: Proofreader, text: str) -> None:
    assert _warnings(_check(proofreader, text)) == []


def test_names_are_not_even_hints(proofreader: Proofreader) -> None:
    text = "Баир Дамбаевич, договор подпишет Мирзоева Зульфия Рустамовна, ООО «Сценатех»."
    assert _check(proofreader, text) == []


def test_an_unknown_word_is_a_hint_said_once(proofreader: Proofreader) -> None:
    findings = _check(proofreader, "Настроен частный пиринг.", "Цена пиринга известна.")
    assert [(f.rule, f.severity, f.block, f.excerpt) for f in findings] == [
        ("spelling.unknown", Severity.HINT, 0, "пиринг")
    ]
    assert "пиринг" in findings[0].message.ru


def test_a_new_word_with_nothing_near_is_passed(proofreader: Proofreader) -> None:
    assert _check(proofreader, "Привезли диоптриметр.", "Ремонт диоптриметра закончен.") == []


def test_only_what_the_writer_wrote_is_read(proofreader: Proofreader) -> None:
    others = [
        ("слуште, прога не тянет расчитывать", BlockKind.PARAGRAPH, Zone.QUOTE),
        ("Пересылаю расчитанное", BlockKind.PARAGRAPH, Zone.FORWARD),
        ("менеджер по расчитыванию", BlockKind.PARAGRAPH, Zone.SIGNATURE),
    ]
    assert _check(proofreader, "Добрый день!", *others) == []


def test_items_and_cells_may_begin_small(proofreader: Proofreader) -> None:
    findings = _check(
        proofreader,
        "Сообщите, пожалуйста, следующее.",
        ("сколько объектов открыто на 1 января 2026 года;", BlockKind.ITEM, Zone.BODY),
        ("за сколько месяцев нужны отчёты.", BlockKind.ITEM, Zone.BODY),
        ("замена принтера", BlockKind.CELL, Zone.BODY),
    )
    assert findings == []


def test_places_are_counted_from_the_block(proofreader: Proofreader) -> None:
    findings = _check(
        proofreader,
        "Готово 🔥🔥.",
        ("Пункт с огнём 🔥 и с ашибкой.", BlockKind.ITEM, Zone.BODY),
    )
    (finding,) = findings
    text = "Пункт с огнём 🔥 и с ашибкой."
    assert finding.block == 1
    assert text[finding.start : finding.end] == finding.excerpt == "ашибкой"


def test_words_of_the_policy_in_all_their_forms(proofreader: Proofreader) -> None:
    policy = {"dictionary": Dictionary(words=("диоптриметр", "Расчитайка"))}
    text = "Ремонт диоптриметра закончен, Расчитайкой довольны."
    assert _check(proofreader, text, **policy) == []


def test_attached_names_are_no_errors(proofreader: Proofreader) -> None:
    letter = _letter("Файл ашибка и отчет.docx приложен.", attachments=("ашибка и отчет.docx",))
    assert proofreader.findings(letter, Policy()) == []


def test_a_text_that_is_no_letter(proofreader: Proofreader) -> None:
    (finding,) = proofreader.text_findings("Мы расчитываем на ответ.", Policy())
    assert (finding.block, finding.start, finding.end) == (None, 3, 14)


@pytest.mark.parametrize("text", ["", " \n\t ", "🔥", "12.05.2026", "Hello, world!", "\ud83d"])
def test_odd_texts_say_nothing(proofreader: Proofreader, text: str) -> None:
    assert proofreader.text_findings(text, Policy()) == []
    assert proofreader.findings(_letter(text), Policy()) == []


def test_an_empty_letter(proofreader: Proofreader) -> None:
    assert proofreader.findings(_letter(), Policy()) == []


def test_the_check_is_given_up_when_nobody_waits(proofreader: Proofreader) -> None:
    with pytest.raises(Cancelled):
        proofreader.findings(_letter("Раз. Два. Три."), Policy(), lambda: True)


def test_a_very_long_letter_is_read_in_pieces_up_to_a_bound() -> None:
    engine = ScriptedEngine()
    proofreader = Proofreader(engine, Language())
    text = "".join(f"Слово за словом {number}. " for number in range(10_000))
    proofreader.findings(_letter(text), Policy())
    assert sum(map(len, engine.texts)) == document.MAX_TEXT
    assert max(map(len, engine.texts)) < 10_000
    assert [problem.code for problem in proofreader.problems] == ["proofreading_cut"]
    proofreader.findings(_letter("Коротко."), Policy())
    assert proofreader.problems == ()


def test_the_engine_gets_only_the_pieces_that_have_changed() -> None:
    engine = ScriptedEngine()
    proofreader = Proofreader(engine, Language())
    parts = ["".join(f"Слово номер {n} в части {part}. " for n in range(220)) for part in range(3)]
    proofreader.findings(_letter(*parts), Policy())
    asked = list(engine.texts)
    assert len(asked) > 1
    parts[-1] = parts[-1].replace("Слово номер 200", "Слово под номером 200")
    proofreader.findings(_letter(*parts), Policy())
    assert len(engine.texts) == len(asked) + 1
    proofreader.close()  # with it goes what it found
    proofreader.findings(_letter(*parts), Policy())
    assert len(engine.texts) == 2 * len(asked) + 1


def test_what_a_spare_found_is_not_remembered() -> None:
    engine = ScriptedEngine()
    proofreader = Proofreader(engine, Language())
    engine.problem = Problem("engine_replaced", Text(ru="Занят.", en="Busy."), holds=False)
    for _ in range(2):
        proofreader.findings(_letter("Насос занят."), Policy())
        assert proofreader.problems == (engine.problem,)
    engine.problem = None
    proofreader.findings(_letter("Насос занят."), Policy())
    assert len(engine.texts) == 3
    assert proofreader.problems == ()
    engine.problem = Problem("engine_replaced", Text(ru="Занят.", en="Busy."), holds=False)
    proofreader.findings(_letter("Насос занят."), Policy())  # known by now
    assert len(engine.texts) == 3
    assert proofreader.problems == ()


def test_one_place_has_one_finding() -> None:
    text = "Это ашибка в слове."
    engine = ScriptedEngine(
        report(text, "Это ашибка в", "UPPERCASE_SENTENCE_START", "CASING", "x"),
        report(text, "ашибка в", "Verb_and_Verb", "GRAMMAR", "y"),
        report(text, "ашибка", "CHTO_COMMA", "PUNCTUATION", "z"),
    )
    findings = Proofreader(engine, Language()).text_findings(text, Policy())
    assert [finding.rule for finding in findings] == ["punctuation.chto_comma"]


def test_what_changes_nothing_is_not_said() -> None:
    text = "Закончишь институт."
    engine = ScriptedEngine(report(text, text[:-1], "some_rule", "GRAMMAR", text[:-1]))
    assert Proofreader(engine, Language()).text_findings(text, Policy()) == []


def test_messages_are_sentences_in_both_languages() -> None:
    text = "Метки будут крепиться."
    engine = ScriptedEngine(report(text, "будут крепиться", "Some_Rule", "GRAMMAR", "закрепятся"))
    (finding,) = Proofreader(engine, Language()).text_findings(text, Policy())
    assert finding.message.ru == "Сообщение правила."
    assert finding.message.en.startswith("Grammar")
    assert "закрепятся" in finding.message.en


def test_loading_checks_a_sentence_and_forgives_a_server_that_is_away() -> None:
    engine = ScriptedEngine()
    engine.fails = True
    Proofreader(engine, Language()).load()
    assert engine.texts == ["Всё готово."]
