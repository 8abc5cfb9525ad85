"""python -m bot: the Rasa server."""

from bot.settings import RasaSettings

if __name__ == "__main__":
    settings = RasaSettings.from_env()
    from bot.server import run

    run(settings)
