"""The composition root: settings in, services over a real database out."""

from jobs_db.dialogue_state_repository import SqlDialogueStates
from jobs_db.engine import make_engine, make_session_factory
from jobs_db.settings import DatabaseSettings
from jobs_db.unit_of_work import SqlUnitOfWork
from services import Services


def build_services(settings: DatabaseSettings | None = None) -> Services:
    """Services over the configured database; opens no connection before the first unit of work.

    Args:
        settings: Where the database is; read from the environment if not given.
    """
    engine = make_engine((settings or DatabaseSettings.from_env()).url)
    sessions = make_session_factory(engine)

    def unit_of_work(*, writing: bool = False) -> SqlUnitOfWork:
        return SqlUnitOfWork(sessions, writing=writing)

    return Services(
        unit_of_work=unit_of_work, dialogue_states=SqlDialogueStates(engine), close=engine.dispose
    )
