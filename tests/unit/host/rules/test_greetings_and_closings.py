"""Greetings and closings of letters as people write them, put to the four rules together.

The right ones stand for other trades, peoples and forms than the examples of the rules do.
"""

from collections.abc import Iterator

import pytest

from pismovnik.findings import Finding, Severity
from pismovnik.policy import Company, Policy
from pismovnik.rules.example import Example
from pismovnik.rules.registry import all_rules
from pismovnik.russian.language import Language

OLEG = ("Кузнецов Олег Викторович <kuznetsov@stroygrad.example>",)
LANGUAGE = Language()
RULES = ("greeting.missing", "greeting.name", "greeting.form", "closing.missing")


def _findings(example: Example, policy: Policy | None = None) -> Iterator[Finding]:
    for rule in RULES:
        yield from all_rules()[rule].check(example.letter(), LANGUAGE, policy or Policy())


def _letter(greeting: str, to: tuple[str, ...] = OLEG) -> Example:
    return Example(text=greeting + "\n\nАкт подписан.\n\nС уважением,\nАнна Смирнова", to=to)


def _shown(example: Example) -> list[tuple[str, Severity, str]]:
    return [(f.rule, f.severity, f.excerpt or f.message.ru) for f in _findings(example)]


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Уважаемый Олег Викторович (копия: Петрову)!", OLEG),
        ("Здравствуйте, уважаемый Олег Викторович!", OLEG),
        (
            "Уважаемая Мария Ивановна, уважаемый Пётр Ильич!",
            (
                "Сомова Мария Ивановна <s@firm.example>",
                "Чайкин Пётр Ильич <c@firm.example>",
            ),
        ),
        (
            "Мария Ивановна, Пётр Ильич, добрый день!",
            (
                "Сомова Мария Ивановна <s@firm.example>",
                "Чайкин Пётр Ильич <c@firm.example>",
            ),
        ),
        (
            "Мария Ивановна и Пётр Ильич, здравствуйте!",
            (
                "Сомова М. И. <s@firm.example>",
                "Чайкин П. И. <c@firm.example>",
            ),
        ),
        (
            "Добрый день, Мария Ивановна, Пётр Ильич!",
            (
                "Сомова Мария Ивановна <s@firm.example>",
                "Чайкин Пётр Ильич <c@firm.example>",
            ),
        ),
        ("Уважаемая госпожа Сомова!", ("Сомова Мария Ивановна <s@firm.example>",)),
        ("Уважаемая г-жа Сомова!", ("Mariya Somova <s@firm.example>",)),
        ("Глубокоуважаемый Арсен Ваганович!", ("Геворкян Арсен Ваганович <g@firm.example>",)),
        ("Уважаемый Ахмед Магомедович!", ("Магомедов Ахмед Магомедович <g@firm.example>",)),
        ("Уважаемая Асель Болатовна!", ("Жумабаева Асель Болатовна <g@firm.example>",)),
        ("Уважаемый Данияр Серикулы!", ("Данияр Серикулы <g@firm.example>",)),
        ("Здравствуйте, Данияр!", ("Daniyar Akhmetov <g@firm.example>",)),
        ("Добрый день, Айгуль!", ("Aigul Nurlanova <a.nurlanova@firm.example>",)),
        ("Добрый день, Шухрат!", ("Shukhrat Karimov <g@firm.example>",)),
        ("Добрый день, Юлия!", ("Yuliya Petrova <g@firm.example>",)),
        ("Добрый день, Евгений!", ("Evgenii Sokolov <g@firm.example>",)),
        ("Добрый день, Алексей!", ("Alexey S. <g@firm.example>",)),
        ("Добрый день, Сергей!", ("Sergei Ivanov <g@firm.example>",)),
        ("Добрый день, Ксения!", ("Xenia Orlova <g@firm.example>",)),
        ("Добрый день, Наталья!", ("Natalia Orlova <g@firm.example>",)),
        ("Добрый день, Пётр!", ("Peter Sidorov <g@firm.example>",)),
        ("Добрый день, Игорь!", ("Igor Sidorov <g@firm.example>",)),
        ("Добрый день, Любовь Ивановна!", ("Любовь Ивановна Сидорова <g@firm.example>",)),
        ("Уважаемая Любовь Ивановна!", ("Сидорова Л. И. <g@firm.example>",)),
        ("Уважаемый Чжан Вэй!", ("Zhang Wei <wei.zhang@firm.example>",)),
        ("Здравствуйте, господин Чжан!", ("Zhang Wei <wei.zhang@firm.example>",)),
        ("Здравствуйте, Мин-Хо!", ("Kim Min-Ho <m.kim@firm.example>",)),
        ("Уважаемый Ким Ен Сок!", ("Ким Ен Сок <kim@firm.example>",)),
        ("Уважаемый Вартан Суренович!", ("Варданян Вартан Суренович <v@firm.example>",)),
        ("Здравствуйте, Хава Мусаевна!", ("Хава Мусаевна Эльмурзаева <h@firm.example>",)),
        (
            "Уважаемые Олег и Мария!",
            (
                "Oleg Petrov <o@firm.example>",
                "Maria Petrova <m@firm.example>",
            ),
        ),
        (
            "Уважаемые господа Кузнецов и Петров!",
            (
                "Кузнецов Олег Викторович <o@firm.example>",
                "Петров Иван Ильич <p@firm.example>",
            ),
        ),
        ("Уважаемый Олег Викторович, коллеги!", OLEG),
        (
            "Олег Викторович, коллеги, добрый день!",
            (
                "Кузнецов Олег Викторович <o@firm.example>",
                "Петров Иван Ильич <p@firm.example>",
            ),
        ),
        ("Олег Викторович! Коллеги! Направляю акт.", OLEG),
        ("Уважаемая администрация!", ("admin@firm.example",)),
        ("Уважаемые сотрудники отдела кадров!", ("hr@firm.example",)),
        ("Уважаемые жильцы!", ("tsj@firm.example",)),
        ("Дорогие мои друзья и коллеги!", ("tsj@firm.example",)),
        ("Уважаемые участники совещания, добрый день!", ("tsj@firm.example",)),
        ("Уважаемый Совет дома!", ("tsj@firm.example",)),
        ("Уважаемый клиент!", ("tsj@firm.example",)),
        ("Уважаемая коллега!", ("Сомова Мария <m@firm.example>",)),
        ("Уважаемый коллега!", ("Сомова Мария <m@firm.example>",)),
        ("Уважаемый покупатель!", ("m@firm.example",)),
        ("Уважаемый налогоплательщик!", ("m@firm.example",)),
        ("Уважаемый Иван Петрович, добрый день!", ("Иван Петрович <ip@firm.example>",)),
        ("Иван Петрович!\nНаправляю акт.", ("Сидоров Иван Петрович <ip@firm.example>",)),
        ("Приветствую, Олег Викторович!", OLEG),
        ("Доброго дня, Олег Викторович!", OLEG),
        ("Олег Викторович, приветствую Вас!", OLEG),
        ("Добрый день. Олег Викторович, направляю акт.", OLEG),
        ("Здравствуйте. Направляю акт.", OLEG),
        ("Добрый день, направляю акт.", OLEG),
        ("Добрый день! Направляю акт.", OLEG),
        ("Добрый день!  Меня зовут Мария, я из «Вектора».", OLEG),
        ("Здравствуйте! Я Игорь, новый менеджер.", OLEG),
        ("Добрый день! Игорь Петров просил переслать Вам акт.", OLEG),
        ("Добрый день, это Мария из «Вектора».", OLEG),
        ("Добрый день, Мария Ивановна болеет, поэтому пишу я.", OLEG),
        ("Здравствуйте! Мария Ивановна в отпуске, отвечаю за неё.", OLEG),
        ("Здравствуйте! Анна Смирнова, компания «Вектор».", OLEG),
        ("Здравствуйте, Анна Смирнова передала мне Ваш вопрос.", OLEG),
        ("Доброе утро, Олег Викторович! Москва ответила.", OLEG),
        ("Уважаемый Олег Викторович! Москва, 12 марта", OLEG),
        ("Уважаемый Олег Викторович —", OLEG),
        ("Уважаемый г-н директор!", OLEG),
        ("Уважаемый доктор Кузнецов!", OLEG),
        ("Уважаемый профессор Кузнецов!", OLEG),
        ("Уважаемый председатель правления Олег Викторович!", OLEG),
        ("Уважаемый Председатель Правления!", OLEG),
        ("Уважаемые Дамы и Господа!", ("a@firm.example",)),
        ("Уважаемые дамы и господа,", ("a@firm.example",)),
        ("Господа, добрый день!", ("a@firm.example",)),
        ("Друзья, добрый день!", ("a@firm.example",)),
        ("Коллеги!", ("a@firm.example",)),
        ("Коллеги, всем привет.", ("a@firm.example",)),
        ("Добрый день, коллеги и партнёры!", ("a@firm.example",)),
        ("Добрый день, команда!", ("a@firm.example",)),
        ("Добрый день, дорогая Мария Ивановна!", ("Сомова Мария Ивановна <m@firm.example>",)),
        ("Дорогая Маша!", ("Сомова Мария <m@firm.example>",)),
        ("Катюша, доброе утро!", ("Екатерина Сомова <m@firm.example>",)),
        ("Женя, добрый день!", ("Евгения Сомова <m@firm.example>",)),
        ("Слава, добрый день!", ("Вячеслав Сомов <m@firm.example>",)),
        ("Слава, добрый день!", ("Станислав Сомов <m@firm.example>",)),
        ("Уважаемый Сергей Сергеич!", ("Сомов Сергей Сергеевич <m@firm.example>",)),
        ("Уважаемый Никита Ильич!", ("Сомов Никита Ильич <m@firm.example>",)),
        ("Уважаемый Илья Ильич!", ("Обломов И. И. <m@firm.example>",)),
        ("Уважаемая Фатима Заурбековна!", ("Кодзоева Фатима Заурбековна <m@firm.example>",)),
        ("Уважаемый Юсуф Гаджи оглы!", ("Алиев Юсуф Гаджи оглы <m@firm.example>",)),
        ("Уважаемый Степан Иванович!", ("Иванов-Крамской Степан Иванович <m@firm.example>",)),
        ("Уважаемая Ия Михайловна!", ("Ия Михайловна Саввина <m@firm.example>",)),
        ("Уважаемая Нинель Францевна!", ("Нинель Францевна Шахова <m@firm.example>",)),
        ("Здравствуйте, Гульшат Фаритовна!", ("Хабибуллина Гульшат Фаритовна <m@firm.example>",)),
        ("Здравствуйте, Тыгын Семёнович!", ("Ефремов Тыгын Семёнович <m@firm.example>",)),
        ("Уважаемая Эмма!", ("Emma Johnson <m@firm.example>",)),
        ("Уважаемый Джон!", ("John Smith <m@firm.example>",)),
        ("Уважаемый мистер Смит!", ("John Smith <m@firm.example>",)),
        ("Уважаемый господин Мюллер!", ("Hans Müller <m@firm.example>",)),
        ("Здравствуйте, Ханс!", ("Hans Müller <m@firm.example>",)),
        ("Здравствуйте, Жан-Пьер!", ("Jean-Pierre Martin <m@firm.example>",)),
        ("Здравствуйте, Мехмет!", ("Mehmet Yılmaz <m@firm.example>",)),
        ("Уважаемый Олег Викторович, здравствуйте!", OLEG),
        ("Уважаемый Олег Викторович! Добрый день!", OLEG),
        ("Олег Викторович! Добрый день!", OLEG),
        ("Олег Викторович, добрый день, направляю акт.", OLEG),
        ("Ещё раз добрый день, Олег Викторович!", OLEG),
        ("И снова здравствуйте, Олег Викторович!", OLEG),
        ("Олег Викторович, ещё раз здравствуйте!", OLEG),
        ("Рада приветствовать Вас, Олег Викторович!", OLEG),
        ("Здравия желаю, товарищ полковник!", ("a@firm.example",)),
        ("Уважаемый отец Сергий!", ("Сергий Белов <a@firm.example>",)),
        ("Ваше Высокопреподобие, отец Сергий!", ("eparhia@firm.example",)),
        ("Ваша честь!", ("sud@firm.example",)),
        ("Уважаемый суд!", ("sud@firm.example",)),
        ("Уважаемый судья Петров!", ("sud@firm.example",)),
    ],
)
def test_a_right_greeting_is_left_alone(greeting: str, to: tuple[str, ...]) -> None:
    assert _shown(_letter(greeting, to)) == []


@pytest.mark.parametrize(
    ("greeting", "to", "rule", "words", "right"),
    [
        (
            "Уважаемый Мария Ивановна!",
            ("Сомова Мария Ивановна <m@firm.example>",),
            "greeting.form",
            "Уважаемый",
            "Уважаемая",
        ),
        ("Дорогая Олег Викторович!", OLEG, "greeting.form", "Дорогая", "Дорогой"),
        ("Уважаемая Олег Викторович!", OLEG, "greeting.form", "Уважаемая", "Уважаемый"),
        ("Уважаемые Олег Викторович!", OLEG, "greeting.form", "Уважаемые", "Уважаемый"),
        (
            "Уважаемый Олег Викторович и Мария Ивановна!",
            (
                "Кузнецов Олег Викторович <o@firm.example>",
                "Сомова Мария Ивановна <m@firm.example>",
            ),
            "greeting.form",
            "Уважаемый",
            "Уважаемые",
        ),
        (
            "Уважаемый дамы и господа!",
            ("a@firm.example",),
            "greeting.form",
            "Уважаемый",
            "Уважаемые",
        ),
        ("Уважаемая коллеги!", ("a@firm.example",), "greeting.form", "Уважаемая", "Уважаемые"),
        ("Уважаемые Заказчик!", ("a@firm.example",), "greeting.form", "Уважаемые", "Уважаемый"),
        (
            "Приветствую Вас Олег Викторович!",
            OLEG,
            "greeting.form",
            "Приветствую Вас Олег",
            "Приветствую Вас, Олег",
        ),
        (
            "Доброе утро коллеги!",
            ("a@firm.example",),
            "greeting.form",
            "Доброе утро коллеги",
            "Доброе утро, коллеги",
        ),
        (
            "Здравствуйте Олег Викторович, направляю акт.",
            OLEG,
            "greeting.form",
            "Здравствуйте Олег",
            "Здравствуйте, Олег",
        ),
        (
            "Здравствуйте уважаемый Олег Викторович!",
            OLEG,
            "greeting.form",
            "Здравствуйте уважаемый",
            "Здравствуйте, уважаемый",
        ),
        ("Уважаемый, Кузнецов!", OLEG, "greeting.form", "Кузнецов", "Олег Викторович"),
        (
            "Уважаемые, коллеги!",
            ("a@firm.example",),
            "greeting.form",
            "Уважаемые, коллеги",
            "Уважаемые коллеги",
        ),
        (
            "Олег, Викторович, добрый день!",
            OLEG,
            "greeting.form",
            "Олег, Викторович",
            "Олег Викторович",
        ),
        ("Уважаемый О. В. Кузнецов!", OLEG, "greeting.form", "О. В. Кузнецов", "Олег Викторович"),
        ("Уважаемый Олег В.!", OLEG, "greeting.form", "Олег В.", "Олег Викторович"),
        ("Уважаемый О.В.!", OLEG, "greeting.form", "О.В.", "Олег Викторович"),
        ("Здравствуйте, О. В.!", OLEG, "greeting.form", "О. В.", "Олег Викторович"),
        (
            "Уважаемая Сомова М.И.!",
            ("Сомова Мария Ивановна <m@firm.example>",),
            "greeting.form",
            "Сомова М.И.",
            "Мария Ивановна",
        ),
        (
            "Здравствуйте, Сомова!",
            ("Сомова Мария Ивановна <m@firm.example>",),
            "greeting.form",
            "Сомова",
            "Мария Ивановна",
        ),
        ("Уважаемый Кузнецов Олег!", OLEG, "greeting.form", "Кузнецов Олег", "Олег Викторович"),
        (
            "Кузнецов Олег Викторович, здравствуйте!",
            OLEG,
            "greeting.form",
            "Кузнецов Олег Викторович",
            "Олег Викторович",
        ),
        ("Кузнецов, здравствуйте!", OLEG, "greeting.form", "Кузнецов", "Олег Викторович"),
        (
            "Уважаемый Мельник!",
            ("Мельник Пётр Ильич <m@firm.example>",),
            "greeting.form",
            "Мельник",
            "Пётр Ильич",
        ),
        ("уважаемый олег викторович!", OLEG, "greeting.form", "олег викторович", "Олег Викторович"),
        ("добрый день, олег!", OLEG, "greeting.form", "олег", "Олег"),
        ("Уважаемый олег викторович!", OLEG, "greeting.form", "олег викторович", "Олег Викторович"),
        ("Уважаемый(-ая) Имя Отчество!", OLEG, "greeting.form", "Уважаемый(-ая)", ""),
        ("Уважаемый/ая Олег Викторович!", OLEG, "greeting.form", "Уважаемый/ая", "Уважаемый"),
        (
            "Уважаемая(ый) Мария Ивановна!",
            ("Сомова Мария Ивановна <m@firm.example>",),
            "greeting.form",
            "Уважаемая(ый)",
            "Уважаемая",
        ),
        ("Уважаемый {name}!", OLEG, "greeting.form", "{name}", "Олег Викторович"),
        (
            "Здравствуйте, [Имя Отчество]!",
            OLEG,
            "greeting.form",
            "[Имя Отчество]",
            "Олег Викторович",
        ),
        ("Уважаемый ___________!", OLEG, "greeting.form", "___________", "Олег Викторович"),
        (
            "Здравствуйте, {{first_name}}!",
            OLEG,
            "greeting.form",
            "{{first_name}}",
            "Олег Викторович",
        ),
        ("Уважаемый ФИО!", OLEG, "greeting.form", "ФИО", "Олег Викторович"),
        (
            "Уважаемый Олег Викторович направляем Вам акт.",
            OLEG,
            "greeting.form",
            "Викторович",
            "Викторович,",
        ),
        (
            "Олег Викторович здравствуйте, направляю акт.",
            OLEG,
            "greeting.form",
            "Викторович здравствуйте",
            "Викторович, здравствуйте",
        ),
        ("Уважаемый Олег Виктрович!", OLEG, "greeting.name", "Олег Виктрович", "Олег Викторович"),
        ("Уважаемый Виктор Олегович!", OLEG, "greeting.name", "Виктор Олегович", "Олег Викторович"),
        (
            "Здравствуйте, Ольга Викторовна!",
            OLEG,
            "greeting.name",
            "Ольга Викторовна",
            "Олег Викторович",
        ),
        ("Здравствуйте, Игорь!", OLEG, "greeting.name", "Игорь", "Олег Викторович"),
        ("Олег Петрович, добрый день!", OLEG, "greeting.name", "Олег Петрович", "Олег Викторович"),
        ("Олег Петров, добрый день!", OLEG, "greeting.name", "Олег Петров", "Олег Викторович"),
        ("Уважаемый господин Сидоров!", OLEG, "greeting.name", "Сидоров", "Кузнецов"),
        (
            "Марина Ивановна, добрый день!",
            ("Сомова Мария Ивановна <m@firm.example>",),
            "greeting.name",
            "Марина Ивановна",
            "Мария Ивановна",
        ),
        (
            "Здравствуйте, Наталия Павловна!",
            ("Сомова Наталья Петровна <m@firm.example>",),
            "greeting.name",
            "Наталия Павловна",
            "Наталья Петровна",
        ),
        ("Здравствуйте, Фарид!", ("Rustam Valiev <m@firm.example>",), "greeting.name", "Фарид", ""),
        ("Здравствуйте, Олег!", ("Olga Valieva <m@firm.example>",), "greeting.name", "Олег", ""),
        (
            "Уважаемые Олег Викторович и Пётр Ильич!",
            (
                "Кузнецов Олег Викторович <o@firm.example>",
                "Сомова Мария Ивановна <m@firm.example>",
            ),
            "greeting.name",
            "Пётр Ильич",
            "Мария Ивановна",
        ),
        (
            "Добрый день! Мария Ивановна, направляю акт.",
            OLEG,
            "greeting.name",
            "Мария Ивановна",
            "Олег Викторович",
        ),
        ("Здравствуйте, Мария!", ("oleg.kuznetsov@firm.example",), "greeting.name", "Мария", ""),
        (
            "Уважаемая Галина Сергеевна!",
            ("Иванов П. С. <m@firm.example>",),
            "greeting.name",
            "Галина Сергеевна",
            "",
        ),
        (
            "Уважаемый Ильдар Маратович!",
            ("Фахрутдинов Марат Ильдарович <m@firm.example>",),
            "greeting.name",
            "Ильдар Маратович",
            "Марат Ильдарович",
        ),
        (
            "Уважаемый Анатолий Семенович!",
            ("Крюков Анатолий Савельевич <m@firm.example>",),
            "greeting.name",
            "Анатолий Семенович",
            "Анатолий Савельевич",
        ),
        (
            "Уважаемый Александр Сергеевич!",
            ("Алексей Сергеевич Пушкарёв <m@firm.example>",),
            "greeting.name",
            "Александр Сергеевич",
            "Алексей Сергеевич",
        ),
        (
            "Уважаемая Эльмира Рашидовна!",
            ("Юсупова Эльвира Рашидовна <m@firm.example>",),
            "greeting.name",
            "Эльмира Рашидовна",
            "Эльвира Рашидовна",
        ),
        ("Ув. Олег Викторович!", OLEG, "greeting.form", "Ув.", "Уважаемый"),
        ("Ув. коллеги!", ("hr@firm.example",), "greeting.form", "Ув.", "Уважаемые"),
    ],
)
def test_a_wrong_greeting_is_found(
    greeting: str, to: tuple[str, ...], rule: str, words: str, right: str
) -> None:
    finding = next(_findings(_letter(greeting, to)))

    assert (finding.rule, finding.excerpt) == (rule, words)
    assert finding.replacements == ((right,) if right else ())


@pytest.mark.parametrize(
    ("greeting", "to"),
    [
        ("Добрый день, Олег Викторович", OLEG),
        ("Кузнецов Олег Викторович, здравствуйте!", OLEG),
        ("Олег, добрый день!", OLEG),
        ("Здравствуйте, Мария!", ("oleg.kuznetsov@firm.example",)),
        ("Олег Викторович, Ирина Павловна, добрый день!", OLEG),
    ],
)
def test_what_is_not_sure_is_a_hint(greeting: str, to: tuple[str, ...]) -> None:
    assert [finding.severity for finding in _findings(_letter(greeting, to))] == [Severity.HINT]


def test_a_wrong_name_takes_the_adjective_with_it() -> None:
    letter = _letter("Уважаемый Пётр Ильич!", ("Сомова Мария Ивановна <somova@firm.example>",))

    finding = next(_findings(letter))

    assert finding.replacements == ("Уважаемая Мария Ивановна",)


@pytest.mark.parametrize(
    "closing",
    [
        "С уважением, Анна",
        "С уважением,\nСмирнова А.С.",
        "С глубоким уважением,\nг-жа Смирнова",
        "С уважением,\nВаш менеджер Анна Смирнова",
        "С уважением,\n\nДиректор ООО «Вектор ИТ»                А. С. Смирнова",
        "С уважением,\nменеджер проектов\nСмирнова Анна Сергеевна\nтел. +7 846 200-00-10",
        "--\nС уважением,\nАнна",
        "Благодарю за внимание.\nС уважением, команда «Вектора»",
        "Спасибо!\n\nАнна",
        "Хороших выходных!\nАнна Смирнова",
        "До встречи в понедельник!\n\nАнна",
        "Будем рады сотрудничеству!\n\nКоллектив «Вектора»",
        "С почтением, Анна Смирнова",
        "Желаю Вам хорошего дня!\nАнна Смирнова",
        "Ваша Анна",
        "С ув., Анна Смирнова",
        "С уважением,\nАС",
        "С уважением,\nтехподдержка",
        "С уважением, администрация лицея",
        "С уважением,\nАнна Смирнова\n\nОтправлено с iPhone",
        "С уважением и надеждой на сотрудничество,\nАнна Смирнова",
        "Best regards,\nAnna Smirnova",
        "С благодарностью за сотрудничество\nАнна Смирнова",
        "Заранее признательны,\nАнна Смирнова",
        "Всего доброго!\nАнна\n\nЭто письмо конфиденциально. Если Вы получили его по ошибке, "
        "удалите его.",
        "С уважением,\nАнна\n\nPS: пропуск заказан.\n\n-- \nАнна Смирнова",
    ],
)
def test_a_right_closing_is_left_alone(closing: str) -> None:
    letter = Example(text=f"Здравствуйте, Олег Викторович!\n\nАкт подписан.\n\n{closing}")

    assert _shown(letter) == []


@pytest.mark.parametrize(
    ("closing", "missing"),
    [
        ("", "ни завершающей формулы"),
        ("Анна Смирнова", "нет завершающей формулы"),
        ("Если будут вопросы — звоните.\n\nАнна\n+7 900 000-00-00", "нет завершающей формулы"),
        ("С уважением,", "нет имени"),
        ("С уважением,\nменеджер", "нет имени"),
        ("С уважением,\n<Ваше имя>", "нет имени"),
        ("Спасибо.", "нет имени"),
    ],
)
def test_what_the_closing_lacks_is_named(closing: str, missing: str) -> None:
    letter = Example(text=f"Здравствуйте, Олег Викторович!\n\nАкт подписан.\n\n{closing}")

    (finding,) = _findings(letter)

    assert finding.severity is Severity.WARN
    assert missing in finding.message.ru


@pytest.mark.parametrize(
    "letter",
    [
        Example(
            text="ООО «Вектор ИТ»\n443000, г. Самара, ул. Магистральная, 2\n\n12.03.2026 № 45/26\n\n"
            "Генеральному директору\nООО «Стройград»\nКузнецову О. В.\n\n"
            "О переносе срока поставки\n\nУважаемый Олег Викторович!\n\n"
            "Сообщаем, что поставка переносится на 20 марта.\n\nПриложение: график на 1 л.\n\n"
            "С уважением,\n\nДиректор                             А. С. Смирнова\n\n"
            "Исп. Иванова М. П., +7 846 200-00-10",
            note="an official letter",
        ),
        Example(
            text="Олег Викторович, добрый день! Направляю акт, прошу подписать до пятницы. "
            "С уважением, Анна Смирнова",
            note="one paragraph",
        ),
        Example(
            text="<div><span>Здравствуйте, </span><b>Олег&nbsp;Викторович!</b></div><div><br></div>"
            "<div>Акт готов.<br>Счёт — завтра.</div><div>С&nbsp;уважением, Анна</div>",
            html=True,
        ),
        Example(
            text="<table><tr><td><b>Уважаемый Олег Викторович!</b></td></tr><tr><td>Акт подписан."
            "</td></tr><tr><td>С уважением,<br>Анна Смирнова</td></tr></table>",
            html=True,
        ),
        Example(
            text="Пётр Ильич, добрый день!\n\nАкт подписан.\n\nС уважением, Анна Смирнова\n\n"
            "От: Чайкин Пётр Ильич <chaikin@stroygrad.example>\nОтправлено: 12 марта 2026 г. 10:00\n"
            "Кому: Анна Смирнова\nТема: акт\n\nАнна, где акт?",
            kind="reply",
            note="the author of the letter below, told by Outlook's headers",
        ),
        Example(
            text="Здравствуйте, Олег Викторович!\n\n> Когда будет акт?\nЗавтра к 12:00.\n\n"
            "> А счёт?\nСчёт отправлен вчера.\n\nС уважением,\nАнна Смирнова",
            kind="reply",
            note="answers between the quoted lines",
        ),
        Example(
            text="<h1>Мы переезжаем!</h1><p>Уважаемые клиенты!</p><p>Новый адрес: Самара.</p>"
            "<p>С уважением, команда «Вектора»</p>",
            html=True,
            to=("office@firm.example",),
        ),
        Example(text="Құрметті Олжас Серікұлы!\n\nАктіні жібереміз.\n\nҚұрметпен, Анна"),
        Example(text="УВАЖАЕМЫЙ ОЛЕГ ВИКТОРОВИЧ!\n\nАкт готов.\n\nС УВАЖЕНИЕМ,\nАННА СМИРНОВА"),
        Example(text="Dear Олег Викторович!\n\nАкт готов.\n\nС уважением,\nАнна"),
    ],
)
def test_a_right_letter_is_left_alone(letter: Example) -> None:
    assert _shown(letter) == []


def test_colleagues_get_hints_only() -> None:
    letter = Example(
        text="Посмотри, пожалуйста, заявку 9034.",
        to=("Илья Горбунов <i.gorbunov@vector-it.example>",),
    )

    assert {(f.rule, f.severity) for f in _findings(letter)} == {
        ("greeting.missing", Severity.HINT),
        ("closing.missing", Severity.HINT),
    }


def test_the_company_may_have_several_domains() -> None:
    letter = Example(text="Посмотри заявку 9034.", to=("Илья <ilya@vector-lab.example>",))
    policy = Policy(company=Company(domains=("vector-it.example", "vector-lab.example")))

    assert {finding.severity for finding in _findings(letter, policy)} == {Severity.HINT}
    assert {finding.severity for finding in _findings(letter)} == {Severity.WARN}


def test_a_letter_passed_on_untouched_is_not_judged() -> None:
    assert _shown(Example(text="Весы прибыли.", kind="redirect")) == []
