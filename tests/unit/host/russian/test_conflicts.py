"""Words of conflict: the writer's own, and those that only sound like it."""

import pytest

from pismovnik.russian.conflicts import conflicts, is_matter_of_law
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Обратимся в суд, если груз не вернут.", "threat"),
        ("Будем вынуждены передать дело юристам.", "threat"),
        ("Пени начислим с 1 июня.", "threat"),
        ("Договор будет расторгнут, долг будет взыскан.", "threat"),
        ("До погашения долга поставку прекращаем.", "suspension"),
        ("Требуем заменить партию.", "demand"),
        ("Направляем претензию на 45 000 рублей.", "demand"),
        ("Неустойку не признаём.", "rejection"),
        ("Этот счёт оплачивать отказываемся.", "rejection"),
        ("Ваши обвинения считаем голословными.", "rejection"),
        ("Вы обвиняете нас в недостаче.", "accusation"),
        ("Ваша претензия рассмотрена.", "mention"),
        ("Простой стоил 48 000 рублей. Эту сумму удержим из аванса.", "threat"),
        ("Стоимость разбитой витрины вычтем из оплаты.", "threat"),
        ("Вы обязаны возместить расходы на вспашку.", "threat"),
        ("Выставим счёт за срыв съёмки, нравится Вам это или нет.", "threat"),
        ("Спорить предлагаем в суде.", "rejection"),
        ("Ваши отговорки не принимаются.", "rejection"),
        ("Предоплату за август не вернём.", "rejection"),
    ],
)
def test_a_conflict(text: str, kind: str) -> None:
    assert kind in {found.kind for found in conflicts(LANGUAGE, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Вы вправе обратиться в суд.",
        "При просрочке начисляется пеня 0,1% в день.",
        "Претензий к работе не имеем.",
        "Работы приостановим 12 января из-за мороза.",
        "Если кабель не привезут, монтаж остановим до понедельника.",
        "Штраф начислять не будем.",
        "Просим не начислять пени за май.",
        "Чтобы не обращаться в суд, предлагаем рассрочку.",
        "Предлагаем расторгнуть договор по соглашению сторон.",
        "Если поставщик не вернёт аванс, взыщем с него неустойку.",
        "Потребуем от завода компенсацию и передадим её Вам.",
        "Подготовим для Вас исковое заявление к ООО «Сапфир».",
        "Требуем от бригад соблюдать технику безопасности.",
        "Стандарт требует поверки весов.",
        "Не признаём устаревшие справки формы 2019 года.",
        "Отказываемся от бумажных счетов с 1 июля.",
        "Если не согласны с расчётом, напишите нам.",
        "Вы пишете: «Не вернёте деньги — обращусь в суд».",
        "Банк начислит штраф при досрочном погашении.",
        "Передадим документы юристам для проверки.",
        "Из вознаграждения удержим НДФЛ 13 %.",
        "Депозит за номер спишем в день заезда и вернём при выезде.",
        "Ущерб возместит страховая компания.",
        "Читатель обязан возместить стоимость книги.",
        "Занятие состоится независимо от погоды.",
        "Аванс вычтем из последнего платежа. Задержка на цену не влияет.",
        "Хотите Вы перенести занятие или нет, сообщите нам.",
    ],
)
def test_no_conflict(text: str) -> None:
    assert [text[f.start : f.end] for f in conflicts(LANGUAGE, text)] == []


def test_the_threat_weighs_more_than_the_demand() -> None:
    text = "Требуем вернуть тару, иначе обратимся в суд."
    heaviest = max(conflicts(LANGUAGE, text), key=lambda found: found.weight)
    assert text[heaviest.start : heaviest.end] == "обратимся в суд"


def test_blame_is_a_conflict_where_an_accusation_is_answered() -> None:
    answered = "Вы обвиняете нас в недостаче. Накладные перепутали Вы сами."
    assert any(f.kind == "accusation" and f.sure for f in conflicts(LANGUAGE, answered))
    alone = "Накладные перепутали Вы сами."
    assert list(conflicts(LANGUAGE, alone)) == []


def test_the_readers_own_case_at_law() -> None:
    text = "Отзыв на иск подан, ответчик извещён."
    assert is_matter_of_law(LANGUAGE, text)
    assert not is_matter_of_law(LANGUAGE, "Если не заплатите, обратимся в суд.")
    threat = "Взыщем долг и обратимся в суд."
    assert list(conflicts(LANGUAGE, threat)) and not list(conflicts(LANGUAGE, threat, legal=True))
