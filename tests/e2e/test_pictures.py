"""Takes the pictures of the documentation from the real program (`make pictures`)."""

import time
from pathlib import Path

import pytest

from .compose import Compose, Desk
from .display import Display
from .letters import CUSTOMER, Letter
from .processes import wait_for
from .product import Product
from .profile import Value
from .report import Report, report_of
from .settings import open_settings
from .thunderbird import Thunderbird
from .views import wait_for_view

pytestmark = pytest.mark.pictures

SHOWN = Letter(
    subject="График поставок на январь",
    to=(CUSTOMER,),
    body=(
        "Уважаемый Пётр Иванович,\n"
        "договор поставки прикреплён к письму. Мы готовы начать отгруску 12 января.\n"
        "Просим подтвердить адрес склада.\n"
        "С уважением,\n"
        "Анна Смирнова"
    ),
)

#: A letter with a fault of each severity, while it is written.
WRITTEN = Letter(
    subject="График поставок на январь",
    to=(CUSTOMER,),
    body=(
        "Уважаемый Иван Петрович!\n"
        "Благодарим Вас за ответ и готовы начать отгрузку 31 ноября.\n"
        "Пароль от портала: Qw3rty!92.\n"
        "Щас собираем документы на партию.\n"
        "Просим подтвердить получене этого письма и адрес склада.\n"
        "С уважением,\n"
        "Анна Смирнова"
    ),
)
MISTYPED = "получене"
SECRETS_ARE_BANNED = '[rules]\n"secret.leak" = "block"\n'

SECONDS_TO_PAINT = 1

DARK: dict[str, Value] = {"ui.systemUsesDarkTheme": 1}
RUSSIAN: dict[str, Value] = {"intl.locale.requested": "ru"}
ENGLISH: dict[str, Value] = {"intl.locale.requested": "en-US"}

PICTURES = {
    "report": RUSSIAN,
    "report-dark": RUSSIAN | DARK,
    "report-en": ENGLISH,
    "report-en-dark": ENGLISH | DARK,
}

WRITING = {
    "writing": RUSSIAN,
    "writing-dark": RUSSIAN | DARK,
}

#: The preferences of each picture, and the setting that it shows.
OPTIONS: dict[str, tuple[dict[str, Value], str]] = {
    "options": (RUSSIAN, "company.domains"),
    "options-rules-dark": (RUSSIAN | DARK, "rules.attachment.missing"),
    "options-en": (ENGLISH, "company.domains"),
}

ADMINISTRATORS = """\
locked = ["company.domains", "rules.secret.leak"]

[company]
domains = ["vega.example", "vega-stroy.example"]
managers = ["orlov@vega.example"]

[rules]
"secret.leak" = "block"
"attachment.missing" = "block"
"""

WRITERS = """\
[customers]
domains = ["client.example"]

[rules]
"structure.wall" = "off"
"""


def held_letter(desk: Desk) -> tuple[Compose, Report]:
    compose = desk.new(**SHOWN.headers)
    compose.move_to_the_right(1000, 640)
    compose.type(SHOWN.body)
    compose.send()
    report = report_of(compose)
    wait_for("several findings", lambda: len(report.read().warnings) >= 3)
    return compose, report


def test_the_welcome_page(thunderbird: Thunderbird, screen: Display, pictures: Path) -> None:
    page = wait_for_view(thunderbird, "welcome/welcome.html", seconds=30)
    page.wait_for_text("Письмовник готов проверять письма", 30)
    time.sleep(SECONDS_TO_PAINT)
    screen.picture(pictures / "welcome.png", page.area)


@pytest.mark.parametrize("name", PICTURES)
def test_the_report(thunderbird: Thunderbird, screen: Display, pictures: Path, name: str) -> None:
    with thunderbird.restarted_with(PICTURES[name]):
        desk = Desk(thunderbird)
        compose, _ = held_letter(desk)
        time.sleep(SECONDS_TO_PAINT)
        screen.picture(pictures / f"{name}.png", compose.area)
        desk.clear()


@pytest.mark.parametrize("name", WRITING)
def test_the_lines_and_a_card(
    thunderbird: Thunderbird, product: Product, screen: Display, pictures: Path, name: str
) -> None:
    with (
        thunderbird.restarted_with(WRITING[name]),
        product.policy_of_the_user(SECRETS_ARE_BANNED),
    ):
        desk = Desk(thunderbird)
        compose = desk.new(**WRITTEN.headers)
        compose.move_to_the_right(1000, 640)
        compose.type(WRITTEN.body)
        shapes = {"block", "warn", "hint"}
        wait_for("all lines", lambda: set(compose.underlined.values()) == shapes, 30)
        compose.click_on(MISTYPED)
        report_of(compose).about(MISTYPED)
        time.sleep(SECONDS_TO_PAINT)
        screen.picture(pictures / f"{name}.png", compose.area)
        desk.clear()


@pytest.mark.parametrize("name", OPTIONS)
def test_the_settings(
    thunderbird: Thunderbird, product: Product, screen: Display, pictures: Path, name: str
) -> None:
    preferences, shown = OPTIONS[name]
    with (
        thunderbird.restarted_with(preferences),
        product.policy_of_the_system(ADMINISTRATORS),
        product.policy_of_the_user(WRITERS),
    ):
        page = open_settings(thunderbird)
        page.go_to(shown)
        time.sleep(SECONDS_TO_PAINT)
        screen.picture(pictures / f"{name}.png", page.view.area)
