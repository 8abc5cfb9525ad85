"""Runs the fake by itself: python -m tests.platforms.telegram --port 9002 --webhook http://127.0.0.1:8080/…"""

import argparse
import threading

from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.telegram.messages import Sent


def main() -> None:
    """Until interrupted; whatever is written on a line is typed by one person."""
    parser = argparse.ArgumentParser(prog="python -m tests.platforms.telegram")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--webhook", help="where updates go; without it the bot registers itself, or polls")
    parser.add_argument("--secret", default="", help="sent with every update")
    parser.add_argument("--user", default="Chị Lan", help="who types")
    options = parser.parse_args()
    telegram = FakeTelegram(options.webhook, options.secret)
    with telegram.running(options.port):
        print(f"address  {telegram.url}", f"token    {telegram.token}", sep="\n", flush=True)
        threading.Thread(target=_show, args=(telegram,), daemon=True).start()
        try:
            while True:
                telegram.type_text(options.user, input())
        except EOFError:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


def _show(telegram: FakeTelegram) -> None:
    for count in range(1, 1_000_000):
        while len(telegram.sent) < count:
            threading.Event().wait(0.1)
        print(_written(telegram.sent[count - 1]), flush=True)


def _written(sent: Sent) -> str:
    rows = ["   " + " ".join(f"[{button['text']}]" for button in row) for row in sent.buttons]
    return "\n".join([f"→ {sent.chat}: {sent.text}", *rows])


if __name__ == "__main__":
    main()
