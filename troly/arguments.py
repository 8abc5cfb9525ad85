"""The verbs of `troly` and what they take; their explanations stand in data/troly/help.yml."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from services.record_number import record_number
from troly.errors import CommandFailed
from troly.texts import help_texts

LISTS = ("vacancies", "courses", "overseas_orders", "licensed_companies")
CHANNELS = ("web", "zalo", "telegram")
PLATFORMS = ("telegram", "zalo")
INTEREST_STATUSES = ("new", "contacted", "introduced", "accepted", "declined", "withdrawn", "closed")
SPEAKERS = ("assistant", "officer")
ROLES = ("officer", "editor", "approver", "administrator")
_MOST_DAYS = 3_650
_MAY_BEGIN_WITH_A_DASH = frozenset({"--code"})  # given out by a platform, letters and "-" and "_" by chance


class Parser(argparse.ArgumentParser):
    """Speaks Vietnamese; opens the file with the words only when it has to speak."""

    def format_help(self) -> str:
        """The whole page, explanations filled in."""
        texts = help_texts()
        entry = self._entry(texts)
        self.description, self.epilog = entry["about"], entry.get("after")
        self._optionals.title = texts["titles"]["options"]
        self._positionals.title = texts["titles"]["positionals"]
        for action in self._actions:
            action.help = texts["help_option"] if action.dest == "help" else entry.get(action.dest)
            if isinstance(action, argparse._SubParsersAction):
                action.metavar = texts["titles"]["command"]
                for choice in action._choices_actions:
                    choice.help = texts["verbs"][f"{self._verb()} {choice.dest}".strip()]["about"]
        return super().format_help().replace("usage: ", texts["titles"]["usage"], 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit code 2."""
        texts = help_texts()
        for rule in texts["errors"]:
            found = re.fullmatch(rule["match"], message)
            if found:
                message = found.expand(rule["say"])
                break
        sys.stderr.write(f"✗ {message}\n{texts['see_help'].format(program=self.prog)}\n")
        sys.exit(2)

    def _entry(self, texts: Any) -> Any:
        return texts["verbs"][self._verb() or "troly"]

    def _verb(self) -> str:
        return self.prog.partition(" ")[2]


def with_dashes(arguments: Sequence[str]) -> list[str]:
    """Arguments in which a value that may begin with a dash is not taken for an option."""
    given = iter(arguments)
    return [
        f"{one}={value}"
        if one in _MAY_BEGIN_WITH_A_DASH and (value := next(given, None)) is not None
        else one
        for one in given
    ]


def build_parser() -> Parser:
    """Everything that can be typed after `troly`."""
    parser = Parser(prog="troly")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("serve", help="")
    chat = verbs.add_parser("chat", help="")
    chat.add_argument("--at", type=_day, default=None)
    chat.add_argument("--trace", action="store_true")
    parse = verbs.add_parser("parse", help="")
    parse.add_argument("sentence", nargs="*")
    parse.add_argument("--at", type=_day, default=None)
    parse.add_argument("--no-intent", action="store_true")
    canonical = verbs.add_parser("canonical", help="")
    canonical.add_argument("sentence", nargs="*")
    canonical.add_argument("--brief", action="store_true")
    replay = verbs.add_parser("replay", help="")
    replay.add_argument("input", type=Path)
    replay.add_argument("output", type=Path)
    replay.add_argument("--at", type=_day, default=None)
    replay.add_argument("--channel", choices=CHANNELS, default="web")
    replay.add_argument("--database", default=None)
    replay.add_argument("--only-nlu", action="store_true")
    replay.add_argument("--jobs", type=_positive, default=4)
    train = verbs.add_parser("train", help="")
    train.add_argument("--force", action="store_true")
    train.add_argument("--path", action="store_true")
    phoatis = verbs.add_parser("benchmark-phoatis", help="")
    phoatis.add_argument("folder", type=Path)
    phoatis.add_argument("--json", type=Path, default=None)
    _add_database(verbs.add_parser("db", help=""))
    _add_policy(verbs.add_parser("policy", help=""))
    _add_export(verbs.add_parser("export", help=""))
    licence = verbs.add_parser("licence", help="")
    licence.add_argument("company", nargs="+")
    licence.add_argument("--at", type=_day, default=None)
    _add_import(verbs.add_parser("import", help=""))
    _add_held(verbs.add_parser("held", help=""))
    _add_interest(verbs.add_parser("interest", help=""))
    alerts = verbs.add_parser("alerts", help="").add_subparsers(dest="alerts_verb", required=True)
    alerts.add_parser("send-due", help="")
    _add_channel(verbs.add_parser("channel", help=""))
    _add_staff(verbs.add_parser("staff", help=""))
    speaker = verbs.add_parser("speaker", help="")
    speaker.add_argument("conversation")
    speaker.add_argument("speaker", nargs="?", choices=SPEAKERS, default=None)
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="import_verb", required=True)
    for kind in LISTS:
        bring = verbs.add_parser(kind, help="")
        bring.add_argument("file", type=Path)
        bring.add_argument("--map", action="append", default=[])
        bring.add_argument("--on", type=_day, default=None)
        bring.add_argument("--source", default=None)
        bring.add_argument("--yes", action="store_true")
        bring.add_argument("--again", action="store_true")
        bring.add_argument("--close-missing", action="store_true")
        bring.add_argument("--all", action="store_true")
    undo = verbs.add_parser("undo", help="")
    undo.add_argument("number", type=_serial)
    verbs.add_parser("list", help="")


def _add_held(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="held_verb", required=True)
    verbs.add_parser("list", help="")
    verbs.add_parser("release", help="").add_argument("number", type=_serial)
    verbs.add_parser("confirm", help="").add_argument("number", type=_serial)


def _add_interest(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="interest_verb", required=True)
    verbs.add_parser("list", help="").add_argument("--status", choices=INTEREST_STATUSES, default=None)
    change = verbs.add_parser("set-status", help="")
    change.add_argument("number", type=_serial)
    change.add_argument("status", choices=INTEREST_STATUSES)


def _add_channel(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="channel_verb", required=True)
    check = verbs.add_parser("check", help="").add_subparsers(dest="channel", required=True)
    telegram = check.add_parser("telegram", help="")
    telegram.add_argument("--register", action="store_true")
    telegram.add_argument("--to", type=_platform_id, default=None)
    check.add_parser("zalo", help="").add_argument("--to", type=_platform_id, default=None)
    grant = verbs.add_parser("grant", help="").add_subparsers(dest="channel", required=True)
    given = grant.add_parser("zalo", help="").add_mutually_exclusive_group(required=True)
    # A value behind it is only taken to be refused: it would stay in the history of the shell.
    given.add_argument("--refresh-token", nargs="?", const="-", default=None, metavar="-")
    given.add_argument("--code", default=None)
    verbs.add_parser("status", help="").add_argument("--dead", action="store_true")
    clear = verbs.add_parser("clear", help="")
    clear.add_argument("channel", choices=PLATFORMS)
    clear.add_argument("problem")


def _add_staff(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="staff_verb", required=True)
    verbs.add_parser("list", help="")
    add = verbs.add_parser("add", help="")
    add.add_argument("--name", required=True)
    add.add_argument("--role", action="append", choices=ROLES, required=True)
    password = verbs.add_parser("password", help="")
    password.add_argument("--without-codes", action="store_true")
    for verb in (add, password, verbs.add_parser("disable", help="")):
        verb.add_argument("login")
    for verb in (add, password):
        verb.add_argument("--password-stdin", action="store_true")


def _add_database(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="database_verb", required=True)
    verbs.add_parser("upgrade", help="")
    verbs.add_parser("sample", help="").add_argument("--seed", type=int, default=1)
    reset = verbs.add_parser("reset", help="")
    reset.add_argument("--seed", type=int, default=1)
    reset.add_argument("--yes", action="store_true")
    verbs.add_parser("count", help="")


def _add_policy(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="policy_verb", required=True)
    check = verbs.add_parser("check", help="")
    check.add_argument("folder", type=Path, nargs="?", default=None)
    check.add_argument("--at", type=_day, default=None)
    verbs.add_parser("impact", help="").add_argument("name")
    verbs.add_parser("gaps", help="").add_argument("--days", type=_days, default=30)
    verbs.add_parser("export", help="").add_argument("folder", type=Path)
    bring = verbs.add_parser("import", help="")
    bring.add_argument("folder", type=Path)
    bring.add_argument("--at", type=_day, default=None)


def _add_export(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="export_verb", required=True)
    for kind in ("weekly", "slip", "poster", "loudspeaker", "jsonld", "rss", "json"):
        verb = verbs.add_parser(kind, help="")
        if kind == "slip":
            verb.add_argument("jobs", type=_number, nargs="*")
        verb.add_argument("--out", type=Path, default=None, required=kind in ("weekly", "slip", "poster"))
        verb.add_argument("--commune", action="append", default=[])
        verb.add_argument("--at", type=_day, default=None)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandFailed("setting.bad_date", exit_code=2, value=text) from error


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= _MOST_DAYS:
        raise CommandFailed("policy.bad_days", exit_code=2, most=_MOST_DAYS)
    return int(text)


def _number(text: str) -> int:
    number = record_number(text)
    if number is None:
        raise CommandFailed("export.bad_number", exit_code=2, text=text)
    return number


def _serial(text: str) -> int:
    number = record_number(text)
    if number is None:
        raise CommandFailed("import.bad_number", exit_code=2, value=text)
    return number


def _platform_id(text: str) -> str:
    if not (text.isascii() and text.isdecimal()):
        raise CommandFailed("channel.bad_id", exit_code=2)
    return text


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise CommandFailed("replay.bad_jobs", exit_code=2)
    return int(text)
