"""`python -m tests.platforms`: both fake platforms, the assistant behind them, and a page to try it on."""

import argparse
import contextlib
import signal
import sys
from types import FrameType
from typing import NoReturn

from tests.platforms.page.app import create_page
from tests.platforms.page.assistant import (
    DATABASE,
    assistant,
    environment,
    gateway_address,
    prepare,
    require_everything,
)
from tests.platforms.page.telegram_phone import TelegramPhone
from tests.platforms.page.zalo_phone import ZaloPhone
from tests.platforms.serving import serving
from tests.platforms.telegram.fake import FakeTelegram
from tests.platforms.zalo.fake import FakeZalo
from troly.env_file import load_env_file
from troly.errors import CommandFailed
from troly.settings import Settings

PORT = 8090


def main() -> int:
    """Run until Ctrl-C.

    Returns:
        0 ended on request, 1 could not begin, or the assistant ended by itself.
    """
    parser = argparse.ArgumentParser("python -m tests.platforms", description="Trang dùng thử Zalo, Telegram")
    parser.add_argument("--port", type=int, default=PORT, help=f"cổng của trang (mặc định {PORT})")
    port = parser.parse_args().port
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        load_env_file()
        settings = Settings.from_env()
        require_everything(settings)
        return _run(settings, port)
    except CommandFailed as error:
        print(f"✗ {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("\n✓ Đã tắt trang dùng thử.", file=sys.stderr)
        return 0


def _run(settings: Settings, port: int) -> int:
    telegram = FakeTelegram()
    zalo = FakeZalo(f"{gateway_address(settings)}/webhooks/zalo")
    page = create_page({"telegram": TelegramPhone(telegram), "zalo": ZaloPhone(zalo)})
    with contextlib.ExitStack() as running:
        running.enter_context(telegram.running())
        running.enter_context(zalo.running())
        try:
            address = running.enter_context(serving(page, port))
        except (OSError, OverflowError):
            other = f"python -m tests.platforms --port {port + 1}"
            print(f"✗ Không mở được cổng {port}: hãy chọn cổng khác, ví dụ {other}.", file=sys.stderr)
            return 1
        environ = environment(settings, telegram, zalo, DATABASE)
        prepare(environ, zalo)
        print(f"Trang dùng thử Zalo và Telegram: {address}", file=sys.stderr)
        process = running.enter_context(assistant(environ))
        return process.wait()


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
