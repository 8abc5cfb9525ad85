"""Runs the fake by itself: python -m tests.platforms.zalo --port 9001 --webhook http://127.0.0.1:8000/webhooks/zalo."""

import argparse
import threading

from tests.platforms.zalo.fake import FakeZalo


def main() -> None:
    """Until interrupted; whatever is written on a line is typed by one person."""
    parser = argparse.ArgumentParser(prog="python -m tests.platforms.zalo")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--webhook", help="where events go")
    parser.add_argument("--user", default="246845883529197922", help="who types")
    options = parser.parse_args()
    zalo = FakeZalo(options.webhook)
    with zalo.running(options.port):
        pair = zalo.issue_tokens()
        print(
            f"address        {zalo.url}",
            f"app id         {zalo.app_id}",
            f"oa id          {zalo.oa_id}",
            sep="\n",
        )
        print(f"app secret     {zalo.app_secret}", f"oa secret      {zalo.oa_secret}", sep="\n")
        print(f"access token   {pair.access}", f"refresh token  {pair.refresh}", sep="\n", flush=True)
        threading.Thread(target=_show, args=(zalo,), daemon=True).start()
        try:
            while True:
                zalo.type_text(options.user, input())
        except EOFError:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


def _show(zalo: FakeZalo) -> None:
    for count in range(1, 1_000_000):
        while len(zalo.sent) < count:
            threading.Event().wait(0.1)
        sent = zalo.sent[count - 1]
        print(
            f"→ {sent.user}: {sent.text}",
            *(f"   [{button.title}]" for button in sent.buttons),
            sep="\n",
            flush=True,
        )


if __name__ == "__main__":
    main()
