"""python -m gateway: open the public door."""

import logging
import sys

import uvicorn

from gateway.app import create_app
from gateway.settings import GatewaySettings
from jobs_db.bootstrap import build_services
from services.errors import InvalidInput


def main() -> None:
    """Serve until a signal says stop."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr
    )
    logging.getLogger("httpx").setLevel(logging.WARNING)  # it would log every address asked
    try:
        settings = GatewaySettings.from_env()
    except InvalidInput as error:
        sys.exit(str(error))
    uvicorn.run(
        create_app(settings, build_services()),
        host=settings.host,
        port=settings.port,
        ws="none",  # the websockets that rasa allows are too old for uvicorn, and none are used
        access_log=False,  # addresses and ids of people are nobody's business
        log_level="warning",
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=1,  # open event streams end with it; pages come back by themselves
    )


if __name__ == "__main__":
    main()
