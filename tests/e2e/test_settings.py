"""The policy: settled by the administrator, changed by the writer, mistaken, explained."""

from collections.abc import Callable, Iterator

import pytest

from .compose import Desk
from .letters import CLEAN, FAULTY, MISSPELT
from .processes import wait_for
from .product import SYSTEM_POLICY, Product
from .report import ask_for_report, report_window
from .settings import SettingsPage, explanation, open_settings
from .test_report import SHORTCUT
from .test_sending import write
from .views import View, open_views, wait_for_view


@pytest.fixture
def settings(desk: Desk) -> Iterator[SettingsPage]:
    page = open_settings(desk.thunderbird)
    yield page
    for part in ("options/options.html", "rule/rule.html"):
        for view in open_views(desk.thunderbird, part):
            view.close()


def test_what_the_administrator_locked_is_shown_with_his_file(
    desk: Desk, product: Product, settings: SettingsPage
) -> None:
    policy = 'locked = ["rules.spelling", "company"]\n[rules]\nspelling = "block"\n'
    with product.policy_of_the_system(policy + '[company]\ndomains = ["vega.example"]\n'):
        page = open_settings(desk.thunderbird)
        spelling, domains = page.read("rules.spelling"), page.read("company.domains")
        assert (spelling.disabled, spelling.shown) == (True, "Запрет")
        assert (domains.disabled, domains.items) == (True, ["vega.example"])
        assert str(SYSTEM_POLICY) in spelling.described
        assert str(SYSTEM_POLICY) in domains.described
        assert not page.read("rules.grammar").disabled
        report = ask_for_report(write(desk, FAULTY))
        assert report.about(MISSPELT).severity == "block"


def test_a_level_chosen_with_the_keyboard_holds_at_the_next_check(
    desk: Desk, settings: SettingsPage, product: Product
) -> None:
    compose = write(desk, FAULTY)
    wait_for("the badge", lambda: compose.button()["badge"] == "1")
    settings.go_to("rules.spelling")
    desk.thunderbird.display.keys("Down")
    settings.is_saved()
    assert settings.read("rules.spelling").shown == "Не проверять"
    wait_for("the end of the badge", lambda: compose.button()["badge"] == "")
    assert 'spelling = "off"' in product.policy.read_text(encoding="utf-8")


def test_a_domain_of_the_company_holds_at_the_next_check(
    desk: Desk, settings: SettingsPage
) -> None:
    compose = write(desk, CLEAN)
    display = desk.thunderbird.display
    settings.go_to("company.domains")
    display.type("@other.example")
    display.keys("Return")
    refused = wait_for("a refusal", lambda: settings.read("company.domains").error)
    assert "«@other.example»" in refused
    assert settings.read("company.domains").value == "@other.example"
    display.keys("ctrl+a")
    display.type("other.example")
    display.keys("Return")
    settings.is_saved()
    assert settings.read("company.domains").items == ["other.example"]
    wait_for("the badge", lambda: compose.button()["badge"] == "1")
    display.keys("alt+Tab")  # back to the letter, which lies behind
    compose.press(SHORTCUT)
    assert report_window(compose).read().rules == {"sender.personal"}


def test_a_mistake_in_the_file_is_shown_with_its_line_and_the_former_policy_stays(
    desk: Desk, settings: SettingsPage, product: Product
) -> None:
    with product.policy_of_the_user('[rules]\nspelling = "off"\n'):
        compose = write(desk, FAULTY)
        assert not ask_for_report(compose).read().warnings
        compose.dismiss_popup()
        mistaken = '[rules]\nspelling = "off"\n\n[work]\nhours = "9-18" # мой день\n'
        product.policy.write_text(mistaken, encoding="utf-8")
        page = open_settings(desk.thunderbird)
        assert f"{product.policy}:5: work.hours: ожидается время" in page.mistakes()
        assert page.read("rules.spelling").value == "off"
        page.choose("rules.grammar", "hint")
        refused = wait_for("a refusal", lambda: page.read("rules.grammar").error)
        assert f"{product.policy}:5:" in refused
        assert product.policy.read_text(encoding="utf-8") == mistaken
        product.policy.write_text(mistaken.replace("9-18", "09:00-18:00"), encoding="utf-8")
        page = open_settings(desk.thunderbird)
        assert not page.mistakes()
        page.choose("rules.grammar", "hint")
        page.is_saved()
        assert "# мой день" in product.policy.read_text(encoding="utf-8")


def test_the_page_of_a_rule_opens_from_the_report_with_the_keyboard(
    desk: Desk, settings: SettingsPage
) -> None:
    keys = desk.thunderbird.display.keys
    compose = write(desk, CLEAN.replacing("Уважаемый Иван Петрович!", "Уважаемый Олег Петрович!"))
    compose.press(SHORTCUT)
    report = report_window(compose)
    report.about("Олег")
    keys("Down")
    press_by_tab(report.view, keys, "Почему?")
    press_by_tab(report.view, keys, "Подробнее")
    page = explanation(desk.thunderbird)
    assert page["title"] == "В обращении чужое имя"
    assert page["bad"] >= 6 and page["good"] >= 10 and page["marked"] >= 6
    keys("Escape")
    wait_for("the end of the page", lambda: not open_views(desk.thunderbird, "rule/rule.html"))


def press_by_tab(view: View, keys: Callable[..., None], name: str) -> None:
    focused = "return document.activeElement?.innerText?.trim() ?? '';"
    for _ in range(12):
        if view.run(focused) == name:
            keys("Return")
            return
        keys("Tab")
    raise AssertionError(f"Tab does not lead to «{name}»")


def test_a_rule_of_the_settings_leads_to_its_page_and_back(
    desk: Desk, settings: SettingsPage
) -> None:
    settings.view.click("Подробнее о правиле «В обращении чужое имя»")
    assert explanation(desk.thunderbird)["title"] == "В обращении чужое имя"
    wait_for_view(desk.thunderbird, "rule/rule.html").click("Настройки")
    back = wait_for_view(desk.thunderbird, "options/options.html")
    focused = "return document.activeElement.id;"
    wait_for("focus on the rule", lambda: back.run(focused) == "rules.greeting.name")
