"""One screen, one mail server, one installation and one Thunderbird for all stories."""

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from .compose import Compose, Desk
from .display import Display, virtual_display
from .letters import CLEAN
from .processes import wait_for
from .product import POLICIES, ROOT, Product, kept
from .profile import Value
from .report import ask_for_report
from .sink import Sink, mail_sink
from .thunderbird import Thunderbird, running_thunderbird

RUSSIAN: dict[str, Value] = {"intl.locale.requested": "ru", "ui.systemUsesDarkTheme": 0}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--pictures",
        action="store_true",
        help="take the pictures of the documentation: run only the stories that show them",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Pictures are taken on request only, so that a run of the tests changes no files."""
    wanted = bool(config.getoption("--pictures", default=False))
    chosen = [item for item in items if bool(item.get_closest_marker("pictures")) is wanted]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "pictures: takes pictures for the documentation")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep a picture of the screen at the moment of a failure."""
    report = yield
    screen = getattr(item, "funcargs", {}).get("screen")
    if report.failed and call.when == "call" and isinstance(screen, Display):
        screen.picture(ROOT / "test-results" / "failures" / f"{item.name}.png")
    return report


@pytest.fixture(scope="session")
def screen() -> Iterator[Display]:
    with virtual_display() as display:
        yield display


@pytest.fixture(scope="session")
def mail_server() -> Iterator[Sink]:
    with mail_sink() as sink:
        yield sink


@pytest.fixture(scope="session")
def home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """A fresh home; in pictures one with a name that a reader would expect."""
    if not request.config.getoption("--pictures", default=False):
        yield tmp_path_factory.mktemp("home")
        return
    folder = Path("/home/anna")
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def product(home: Path) -> Iterator[Product]:
    """Письмовник, installed into a fresh home by its own installer."""
    installed = Product(home)
    with kept(POLICIES):
        installed.install()
        yield installed
        installed.install("--uninstall")
        assert installed.remains() == []


@pytest.fixture(scope="session")
def thunderbird(
    home: Path, screen: Display, mail_server: Sink, product: Product
) -> Iterator[Thunderbird]:
    """Thunderbird in Russian, started after the installation."""
    with running_thunderbird(home, screen, mail_server.port, RUSSIAN) as program:
        yield program
    wait_for("the end of the host after Thunderbird", lambda: not product.hosts())


@pytest.fixture
def sink(mail_server: Sink) -> Sink:
    """The mail server, without the letters of earlier stories."""
    mail_server.clear()
    return mail_server


@pytest.fixture
def desk(thunderbird: Thunderbird, product: Product, screen: Display) -> Iterator[Desk]:
    """Where letters are begun. Letters and settings of a story end with it."""
    desk = Desk(thunderbird)
    _wait_until_host_is_warm(desk, product)
    yield desk
    desk.clear()
    product.forget_settings()


_warm: set[int] = set()


def _wait_until_host_is_warm(desk: Desk, product: Product) -> None:
    """Stories are about a host that has loaded: a cold one may be late, and hold the letter."""
    running = {process.pid for process in product.hosts()}
    if running and running <= _warm:
        return
    letter: Compose = desk.new(**CLEAN.headers)
    letter.type(CLEAN.body)
    ask_for_report(letter).read()
    desk.clear()
    _warm.update(process.pid for process in product.hosts())


@pytest.fixture
def pictures() -> Path:
    """The folder of the documentation's pictures."""
    return ROOT / "docs" / "pictures"
