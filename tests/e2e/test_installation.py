"""What is there after `python3 install.py`, and what is left when no letter is written."""

from .compose import Desk
from .letters import CLEAN
from .processes import wait_for
from .product import EXTENSION, Product
from .test_sending import write
from .thunderbird import Thunderbird
from .views import background_of, wait_for_view


def test_thunderbird_speaks_russian_and_has_the_extension_for_good(
    thunderbird: Thunderbird,
) -> None:
    assert thunderbird.chrome("return Services.locale.appLocaleAsBCP47;") == "ru"
    found = thunderbird.chrome(
        """
        const addon = await AddonManager.getAddonByID(id);
        return { active: addon?.isActive, temporary: addon?.temporarilyInstalled };
        """,
        id=EXTENSION,
    )
    assert found == {"active": True, "temporary": False}


def test_the_welcome_page_shows_that_everything_works(thunderbird: Thunderbird) -> None:
    page = wait_for_view(thunderbird, "welcome/welcome.html", seconds=30)
    page.wait_for_text("Письмовник готов проверять письма", 30)
    states = page.run("return every('.check').map(check => check.className);")
    assert set(states) == {"check ok"}, page.text


def test_the_host_ends_some_minutes_after_the_last_letter(desk: Desk, product: Product) -> None:
    compose = write(desk, CLEAN)
    assert product.hosts()
    background_of(desk.thunderbird, EXTENSION).run(_MINUTES_ARE_SECONDS)
    try:
        compose.type("!")
        compose.close()
        wait_for("the end of the host", lambda: not product.hosts(), 20)
    finally:
        background_of(desk.thunderbird, EXTENSION).run(_TIME_IS_TIME)


#: The host stays some minutes; in this story they pass sixty times faster.
_MINUTES_ARE_SECONDS = """
  window.realSetTimeout = window.setTimeout;
  window.setTimeout = (action, ms, ...rest) =>
    window.realSetTimeout(action, ms >= 60000 ? ms / 60 : ms, ...rest);
"""

_TIME_IS_TIME = "window.setTimeout = window.realSetTimeout;"
