"""A gateway and a fake Rasa, both really listening."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from gateway.settings import GatewaySettings
from gateway.wiring import Gateway
from jobs_db.bootstrap import build_services
from jobs_db.settings import DatabaseSettings
from services import Services
from tests.gateway.browser import Browser
from tests.gateway.fake_rasa import TOKEN, FakeRasa
from tests.gateway.server import serving_gateway

FOLDER = Path(__file__).parent
SECRET = "a secret of the tests, long enough for anybody"

StartGateway = Callable[..., AbstractContextManager[str]]
LISTENING = frozenset({"running_rasa", "gateway", "start_gateway"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests for which something really listens are no unit tests."""
    for item in items:
        if item.path.parent == FOLDER and LISTENING.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> DatabaseSettings:
    shutil.copy(empty_database, tmp_path / "test.db")
    return DatabaseSettings(url=f"sqlite:///{tmp_path / 'test.db'}")


@pytest.fixture
def services(database: DatabaseSettings) -> Iterator[Services]:
    built = build_services(database)
    yield built
    built.close()


@pytest.fixture(scope="session")
def running_rasa() -> Iterator[FakeRasa]:
    with FakeRasa().running() as fake:
        yield fake


@pytest.fixture
def rasa(running_rasa: FakeRasa) -> FakeRasa:
    """It has heard nothing and works well, whatever an earlier test made of it."""
    running_rasa.reset()
    return running_rasa


def settings(rasa: FakeRasa, **changed: object) -> GatewaySettings:
    values = {"rasa_url": rasa.url, "rasa_token": TOKEN, "secret_key": SECRET, "rasa_timeout_seconds": 20.0}
    return GatewaySettings(**{**values, **changed})  # type: ignore[arg-type]


@pytest.fixture
def start_gateway(rasa: FakeRasa, database: DatabaseSettings) -> StartGateway:
    """Start a gateway over the test's own database; settings may be changed by name."""

    @contextmanager
    def start(**changed: object) -> Iterator[str]:
        with serving_gateway(Gateway(settings(rasa, **changed), build_services(database))) as address:
            yield address

    return start


@pytest.fixture(scope="session")
def common_database(tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> DatabaseSettings:
    file = tmp_path_factory.mktemp("gateway") / "common.db"
    shutil.copy(empty_database, file)
    return DatabaseSettings(url=f"sqlite:///{file}")


@pytest.fixture(scope="session")
def common_services(common_database: DatabaseSettings) -> Iterator[Services]:
    """The database of the common gateway."""
    built = build_services(common_database)
    yield built
    built.close()


@pytest.fixture(scope="session")
def gateway(running_rasa: FakeRasa, common_database: DatabaseSettings) -> Iterator[str]:
    """One for all tests: every browser is another person in it."""
    with serving_gateway(Gateway(settings(running_rasa), build_services(common_database))) as address:
        yield address


@pytest.fixture
def browser(gateway: str, rasa: FakeRasa) -> Iterator[Browser]:
    with Browser(gateway) as opened:
        yield opened
