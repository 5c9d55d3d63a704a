"""Which unknown words are errors, and what was meant."""

import pytest

from pismovnik.proofreading.engine import Match
from pismovnik.proofreading.severities import HINT_FROM, UNKNOWN_WORD, WARN_FROM
from pismovnik.proofreading.spelling import PASSED_OVER, Verdict, met, passed_over, verdict
from pismovnik.russian.language import Language

_language = Language()


def judged(
    text: str, word: str, offered: tuple[str, ...] = (), rule: str = UNKNOWN_WORD
) -> Verdict:
    start = text.index(word)
    match = Match(rule, "TYPOS", "", start, start + len(word), offered)
    return verdict(text, match, lambda form: met(form, _language))


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Список выполненых работ приложен.", "выполненых", "выполненных"),
        ("Копии отправленны вчера.", "отправленны", "отправлены"),
        ("Нужны сертефикаты на кабель.", "сертефикаты", "сертификаты"),
        ("Просим востановить доступ.", "востановить", "восстановить"),
        ("Просим расмотреть вопрос.", "расмотреть", "рассмотреть"),
        ("В соответсвии с договором.", "соответсвии", "соответствии"),
        ("Ждём отгурзку до пятницы.", "отгурзку", "отгрузку"),
        ("Прилогаем акт сверки.", "Прилогаем", "Прилагаем"),
        ("Програма обучения готова.", "Програма", "Программа"),
        ("Врач назначил обследованее.", "обследованее", "обследование"),
        ("Кровля протекаит с весны.", "протекаит", "протекает"),
        ("Хочу учавствовать в торгах.", "учавствовать", "участвовать"),
        ("Заработала радеостанция.", "радеостанция", "радиостанция"),
        ("Контрынтересный ход.", "Контрынтересный", "Контринтересный"),
        ("Подписан дОговор.", "дОговор", "договор"),
        # run together, torn apart, a hyphen too many or too few
        ("Мы вобщем согласны.", "вобщем", "в общем"),
        ("Нужны чтобы какието бумаги.", "какието", "какие-то"),
        ("Потомучто срок истёк.", "Потомучто", "Потому что"),
        ("Мы по-этому не приехали.", "по-этому", "поэтому"),
        ("Это небыло согласовано.", "небыло", "не было"),
        ("Смета сегодняже уйдёт.", "сегодняже", "сегодня же"),
        ("Вышло о бъявление.", "бъявление", "объявление"),
        ("Осталось договорить ся с портом.", "ся", "договориться"),
        # agreement decides
        ("Он вышлет новую накладнуую.", "накладнуую", "накладную"),
    ],
)
def test_slips(text: str, word: str, meant: str) -> None:
    found = judged(text, word)
    assert found.replacements[0] == meant
    assert found.probability >= HINT_FROM


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ждём вашего решенния по смете.", "решенния"),
        ("Направляю комерческое предложение.", "комерческое"),
        ("Обьект сдан.", "Обьект"),
        ("Заявка зарегестрирована.", "зарегестрирована"),
    ],
)
def test_plain_slips_are_sure(text: str, word: str) -> None:
    assert judged(text, word).probability >= WARN_FROM


@pytest.mark.parametrize(
    ("text", "word", "offered"),
    [
        ("Заказали новый шрифтик.", "шрифтик", ("шлифтик", "шрифте", "штифтик")),
        ("Апишка отвечает.", "Апишка", ("Алешка", "Опилка", "Опушка")),
        ("Диоптриметр поверен.", "Диоптриметр", ("Диоп триметр",)),
        ("Ошибку пофиксили.", "пофиксили", ("по фиксили",)),
        ("Это допоставки июня.", "допоставки", ("до поставки",)),
        ("Брали нереляционные базы.", "нереляционные", ("не реляционные",)),
        ("Тариф голд подключён.", "голд", ("год", "голод", "гол", "гольд")),
        ("Нужен ветпаспорт собаки.", "ветпаспорт", ()),
        ("Приложили сверочный файл.", "сверочный", ()),
        ("Бэк-офис переехал.", "Бэк-офис", ()),
        ("Ведём канбан-доску.", "канбан-доску", ()),
        ("Смотрите в аттаче.", "аттаче", ("атаке",)),
        ("Форвардер прислал коносамент.", "Форвардер", ()),
        ("Клиенту вернули чарджбэк.", "чарджбэк", ()),
        ("Приложены СНиПы и ГОСТы.", "СНиПы", ()),
        ("Химико-технологический факультет.", "Химико-технологический", ()),
        ("Купили рентгеноконтраст.", "рентгеноконтраст", ()),
    ],
)
def test_a_new_word_is_no_slip_of_a_near_one(
    text: str, word: str, offered: tuple[str, ...]
) -> None:
    assert judged(text, word, offered).probability < WARN_FROM


def test_a_torn_word_is_mended_whole() -> None:
    text = "Вышло о бъявление."
    found = judged(text, "бъявление")
    assert text[found.start : found.end] == "о бъявление"


def test_yo_is_offered_to_those_who_write_it() -> None:
    assert judged("Наши партнерры приедут.", "партнерры").replacements[0] == "партнеры"
    assert judged("Ещё партнерры приедут.", "партнерры").replacements[0] == "партнёры"


def test_capitals_stay() -> None:
    assert judged("ЖДЁМ ОТГРУСКУ.", "ОТГРУСКУ").replacements[0] == "ОТГРУЗКУ"


def test_words_that_the_engine_passes_over() -> None:
    text = "Радеостанция и проэкт договора."
    assert [text[m.start : m.end] for m in passed_over(text, ())] == [
        "Радеостанция",
        "проэкт",
    ]
    reported = Match(UNKNOWN_WORD, "TYPOS", "", 0, 12)
    assert [m.start for m in passed_over(text, [reported])] == [text.index("проэкт")]


def test_what_languagetool_knows_needs_more_evidence() -> None:
    text = "Приехал модаллист."
    by_rule = [judged(text, "модаллист", rule=r).probability for r in (UNKNOWN_WORD, PASSED_OVER)]
    assert by_rule[0] > by_rule[1]
