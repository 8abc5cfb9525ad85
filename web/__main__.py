"""python -m web: open the door for staff."""

import logging
import sys

import uvicorn

from jobs_db.bootstrap import build_services
from services.errors import InvalidInput
from web.settings import WebSettings
from web.wiring import staff_web

# While one thread learns published answers, each page would otherwise wait 5 ms whenever it has waited for
# the database, and pages ask the database ten times.
_TURN_SECONDS = 0.0005


def main() -> None:
    """Serve until a signal says stop."""
    sys.setswitchinterval(_TURN_SECONDS)
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr
    )
    try:
        settings = WebSettings.from_env()
    except InvalidInput as error:
        sys.exit(str(error))
    services = build_services()
    try:
        uvicorn.run(
            staff_web(services, settings),
            host=settings.host,
            port=settings.port,
            ws="none",
            access_log=False,  # addresses of people are nobody's business
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    finally:
        services.close()


if __name__ == "__main__":
    main()
