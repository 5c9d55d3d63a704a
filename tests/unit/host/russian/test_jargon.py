import pytest

from pismovnik.russian.trades import jargon_lists
from pismovnik.russian.trades.breakdowns import THINGS
from pismovnik.russian.trades.jargon import jargon


def found(text: str) -> list[str]:
    return [text[term.start : term.end] for term in jargon(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Печать пофиксили, сборку задеплоим на прод.", ["пофиксили", "задеплоим", "прод"]),
        ("Логи лежат на прод-сервере, лог-файл приложен.", ["Логи", "прод-сервере", "лог-файл"]),
        ("Ждём первичек и допник.", ["первичек", "допник"]),
        ("Файлы взяли из backup, сборка уже на prod.", ["backup", "prod"]),
        ("Обновление уехало на «прод».", ["прод"]),
        ("Вчера легла база, почта тоже лежала.", ["легла база", "почта тоже лежала"]),
        ("В 15:00 упал платёжный шлюз.", ["упал платёжный шлюз"]),
        ("Обмен с кассой отвалился в марте.", ["Обмен с кассой отвалился"]),
        ("Мы откатили вчерашний релиз.", ["откатили вчерашний релиз"]),
        ("Поднимем тестовый стенд к пятнице.", ["Поднимем тестовый стенд"]),
        ("Исполнительную передадим в июне.", ["Исполнительную передадим"]),
    ],
)
def test_terms_are_found(text: str, terms: list[str]) -> None:
    assert found(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        "Лида подтвердит заявку, матч и спринт — в субботу.",
        "Крашу фасад завтра, пуховик распушили, чеки пробиты.",
        "Откройте раздел «Релизы» и нажмите кнопку «деплой».",
        "Слово «бэкап» значит «копия».",
        "Выполните `deploy prod` в окне программы.",
        "Подключили Veeam Backup и GitLab Merge Requests.",
        "Сервер упал с тележки, диск лежит в конверте, камера висит над входом.",
        "Налоговая база упала, спрос на сервис упал на 5 %.",
        "Сайт поднялся в рейтинге, приложение упало на третье место.",
        "Продажи сервиса упали, цены базы отдыха выросли.",
        "Подняли вопрос о сервере, откатили тележку от сервера.",
        "Залили бетон, обновление дороги завершено.",
        "Исполнительную надпись сделает нотариус, закладную вернёт банк.",
        "Хост-агентство встретит гостей, прода́жа закрыта.",
        "Поднимем вопрос в среду. Базу отдыха откроют.",
        "",
        "«" * 300,
    ],
)
def test_ordinary_words_are_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "plain", "fits"),
    [
        ("Ошибку пофиксили.", "исправили", True),
        ("Ошибка пофикшена.", "исправлена", True),
        ("Сборка уже на проде.", "рабочем сервере", True),
        ("Таски закрыты.", "задачи", True),
        ("Легла база.", "база перестала работать", True),
        ("Сайт не поднимется.", "сайт не заработает", True),
        ("Свежий бэкап готов.", "резервная копия", False),  # «свежий» would disagree
        ("Всю ночь деплоили.", "установить", False),  # it went on, and may not have ended
        ("Откатили релиз.", "вернули прежнюю версию", False),
    ],
)
def test_plain_words_stand_in_the_same_form_where_they_can(
    text: str, plain: str, fits: bool
) -> None:
    (term,) = jargon(text)
    assert (term.plain, term.fits) == (plain, fits)


def test_a_well_known_word_is_no_slang() -> None:
    assert [term.slang for term in jargon("Очистите кеш, прод обновлён.")] == [False, True]


def test_every_entry_is_complete_and_stands_once() -> None:
    entries = [*jargon_lists.words().values(), *jargon_lists.phrases().values()]
    assert all(entry.plain and entry.key and entry.trade for entry in entries)
    assert not any("ё" in entry.key for entry in jargon_lists.phrases().values())
    assert not any("ё" in thing for thing in THINGS)


@pytest.mark.parametrize("word", sorted(jargon_lists.words()))
def test_every_listed_word_is_found_in_its_dictionary_form(word: str) -> None:
    assert jargon(f"это {word} тут")
