"""Scorn, told from praise, instructions, terms and what others say."""

import pytest

from pismovnik.russian.language import Language
from pismovnik.russian.tone.scorn import scorn

LANGUAGE = Language()


def _kinds(text: str) -> list[str]:
    return [scornful.kind for scornful in scorn(LANGUAGE, text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Смету писал идиот.", "insult"),
        ("Что это за х**ня?", "swearing"),
        ("Ваше письмо — полный бред.", "nonsense"),
        ("Включите голову.", "mockery"),
        ("Вы не прочли акт, хотя он понятен даже школьнику.", "mockery"),
        ("Кран — наука хитрая, но Вы уж попробуйте.", "mockery"),
        ("Вам, видимо, виднее.", "mockery"),
        ("Ваши «специалисты» всё перепутали.", "mockery"),
        ("Хватит истерить.", "hysterics"),
        ("Вы ещё пожалеете.", "threat"),
        ("Немедленно оплатите счёт!", "order"),
        ("Чтобы завтра деньги были.", "order"),
    ],
)
def test_scorn_is_found(text: str, kind: str) -> None:
    assert _kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Пульт понятен даже ребёнку.",
        "Защита от дурака включена.",
        "Немедленно отключите прибор при запахе дыма.",
        "Приносим извинения за хамское поведение курьера.",
        "Вы пишете, что мы идиоты.",
        "Клиент назвал охранника хамом.",
        "Вы не пожалеете о покупке.",
        "Внедрение — дело непростое, но Вы справитесь.",
        "Куда Вам отправить документы?",
        "Спасибо, что сообщили: капитан судна задержал отгрузку.",
        "Чтобы завтра получить груз, пришлите паспорт.",
        "Клиент И**** П., карта **** 1234.",
        "Спектакль «Идиот» перенесён.",
        "Вы снова не прочитали памятку.",
        "Тупой угол и глухая стена отмечены на плане.",
    ],
)
def test_what_is_meant_well_or_said_by_others_is_none(text: str) -> None:
    assert _kinds(text) == []
