"""Participles after a comma, on errors and above all on correct sentences."""

import pytest

from pismovnik.proofreading.detectors.participles import unfit_participles
from pismovnik.russian.language import Language

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("text", "excerpt", "fix"),
    [
        ("Мы встретились с рабочими, чинившие кровлю.", "чинившие", "чинившими"),
        ("В письме, отправленный вчера, указана цена.", "отправленный", "отправленном"),
        ("Доктор принял пациентку, жалующегося на боль.", "жалующегося", "жалующуюся"),
        ("Поблагодарите студентов, выступивший на сцене.", "выступивший", "выступивших"),
    ],
)
def test_errors(text: str, excerpt: str, fix: str) -> None:
    (match,) = unfit_participles(LANGUAGE, text)
    assert text[match.start : match.end] == excerpt
    assert match.replacements[0] == fix
    assert match.confidence is not None
    corrected = text[: match.start] + fix + text[match.end :]
    assert list(unfit_participles(LANGUAGE, corrected)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Посылаем два образца, снятых с производства, и 3 чертежа, сделанных вручную.",
        "Мы вернулись с друзьями, уставшие после дороги.",
        "Вернулся из поездки, простуженный на ветру.",
        "Люди, присутствовавшие на встрече, и гости, опоздавшие на неё, ушли.",
        "На основе новых, полученных вчера, данных строят прогноз.",
        "Уставшие с дороги, мы всё же провели совещание.",
        "Поля засеяны рожью и картофелем, употребляемыми в пищу.",
        "Проект дома, построенный на старых расчётах, отклонён.",
        "Проект дома, построенного до войны, отклонён.",
        "Тем, кто пришёл, и всем, опоздавшим на час, выдали пропуска.",
        "Одному из водителей, ждавшему у ворот, стало плохо.",
        "Нам передали отчёт Access, подготовленный аналитиком.",
        "Последний из списка, подписанный директором, хранится у нас.",
    ],
)
def test_correct_sentences(text: str) -> None:
    assert list(unfit_participles(LANGUAGE, text)) == []
