"""python -m gateway: open the public door."""

import logging
import sys

from gateway.app import create_app
from gateway.channels import channels_from_env
from gateway.server import Server, listening
from gateway.settings import GatewaySettings
from gateway.wiring import Gateway
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
        channels = channels_from_env()
    except InvalidInput as error:
        sys.exit(str(error))
    gateway = Gateway(settings, build_services(), channels)
    server = Server(create_app(gateway), settings.host, settings.port, gateway.end_pages)
    server.run([listening(settings.host, settings.port, shared=settings.workers > 1)])


if __name__ == "__main__":
    main()
