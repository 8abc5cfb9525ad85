"""`troly`: one console script for everything a person starts by hand."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import NoReturn

from troly.arguments import build_parser, with_dashes
from troly.disk import refused
from troly.env_file import load_env_file
from troly.errors import CommandFailed
from troly.texts import message

_INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb.

    Returns:
        Exit code: 0 done, 1 could not be done, 2 wrong input, 130 interrupted.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        given = sys.argv[1:] if arguments is None else arguments
        options = build_parser().parse_args(with_dashes(given))
        load_env_file()
        code = _VERBS[options.verb](options) or 0
        sys.stdout.flush()
    except CommandFailed as error:
        print(f"✗ {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print(f"\n{message('interrupted')}", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`| head`); nothing may be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        told = refused(error)
        if told is None:
            raise
        print(f"✗ {told}", file=sys.stderr)
        return told.exit_code
    return code


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def _serve(_options: argparse.Namespace) -> None:
    from troly.serve import serve

    serve()


def _chat(options: argparse.Namespace) -> None:
    from troly.chat_terminal import chat

    chat(at=options.at, trace=options.trace)


def _parse(options: argparse.Namespace) -> None:
    from troly.parse import print_understanding

    print_understanding(options.sentence, at=options.at, with_intent=not options.no_intent)


def _canonical(options: argparse.Namespace) -> None:
    from troly.parse import print_canonical

    print_canonical(options.sentence, brief=options.brief)


def _replay(options: argparse.Namespace) -> None:
    from troly.replay import ReplayOptions, replay

    replay(
        options.input,
        options.output,
        ReplayOptions(
            at=options.at,
            channel=options.channel,
            database=options.database,
            only_nlu=options.only_nlu,
            jobs=options.jobs,
        ),
    )


def _train(options: argparse.Namespace) -> None:
    from troly.training import train

    model = train(force=options.force, quiet=options.path)
    if options.path:
        print(model)


def _benchmark_phoatis(options: argparse.Namespace) -> None:
    from troly.phoatis import benchmark

    benchmark(options.folder, options.json)


def _database(options: argparse.Namespace) -> None:
    from troly import database

    match options.database_verb:
        case "upgrade":
            database.upgrade()
        case "sample":
            database.load_sample(options.seed)
        case "reset":
            database.reset(options.seed, confirmed=options.yes)
        case "count":
            database.print_counts()


def _policy(options: argparse.Namespace) -> None:
    from services import calendar
    from troly import policy

    match options.policy_verb:
        case "check":
            policy.check(options.folder, options.at or calendar.today())
        case "impact":
            policy.impact(options.name)
        case "gaps":
            policy.print_gaps(options.days)
        case "export":
            policy.export(options.folder)
        case "import":
            policy.import_folder(options.folder, options.at or calendar.today())


def _licence(options: argparse.Namespace) -> int:
    from services import calendar
    from troly.licence import print_check

    return print_check(" ".join(options.company), options.at or calendar.today())


def _export(options: argparse.Namespace) -> None:
    from services import calendar
    from troly.export import ExportOptions, export

    export(
        ExportOptions(
            kind=options.export_verb,
            out=options.out,
            communes=tuple(options.commune),
            jobs=tuple(getattr(options, "jobs", ())),
            at=options.at or calendar.today(),
        )
    )


def _import(options: argparse.Namespace) -> None:
    from services import calendar
    from troly import imports

    match options.import_verb:
        case "list":
            imports.print_batches()
        case "undo":
            imports.undo(options.number)
        case kind:
            choices = imports.Choices(
                mapping=imports.mapping_of(options.map),
                on=options.on or calendar.today(),
                source=options.source,
                yes=options.yes,
                again=options.again,
                close_missing=options.close_missing,
                whole=options.all,
            )
            imports.bring(kind, options.file, choices)


def _held(options: argparse.Namespace) -> None:
    from troly import held

    if options.held_verb == "list":
        held.print_held()
    elif options.held_verb == "confirm":
        held.confirm(options.number)
    else:
        held.release(options.number)


def _interest(options: argparse.Namespace) -> None:
    from troly import requests

    if options.interest_verb == "list":
        requests.print_interest(options.status)
    else:
        requests.set_interest_status(options.number, options.status)


def _alerts(_options: argparse.Namespace) -> None:
    from troly import requests

    requests.send_due()


def _channel(options: argparse.Namespace) -> int:
    match options.channel_verb, getattr(options, "channel", None):
        case "check", "telegram":
            from troly.channel_telegram import check as check_telegram

            return check_telegram(register=options.register, to=options.to)
        case "check", _:
            from troly.channel_zalo import check as check_zalo

            return check_zalo(to=options.to)
        case "grant", _:
            from troly.channel_grant import grant

            return grant(refresh_token=options.refresh_token, code=options.code)
        case "clear", channel:
            from troly.channel_alarms import end_alarm

            end_alarm(str(channel), options.problem)
            return 0
    from troly.channel_status import print_status

    return print_status(dead=options.dead)


def _staff(options: argparse.Namespace) -> None:
    from troly import staff

    match options.staff_verb:
        case "list":
            staff.print_accounts()
        case "add":
            staff.add(options.login, options.name, options.role, given=options.password_stdin)
        case "password":
            staff.password(options.login, given=options.password_stdin, without_codes=options.without_codes)
        case "disable":
            staff.close(options.login)


def _speaker(options: argparse.Namespace) -> None:
    from troly import speaker

    if options.speaker is None:
        speaker.print_speaker(options.conversation)
    else:
        speaker.hand_over(options.conversation, options.speaker)


_VERBS: dict[str, Callable[[argparse.Namespace], int | None]] = {
    "serve": _serve,
    "chat": _chat,
    "parse": _parse,
    "canonical": _canonical,
    "replay": _replay,
    "train": _train,
    "benchmark-phoatis": _benchmark_phoatis,
    "db": _database,
    "policy": _policy,
    "export": _export,
    "licence": _licence,
    "import": _import,
    "held": _held,
    "interest": _interest,
    "alerts": _alerts,
    "channel": _channel,
    "speaker": _speaker,
    "staff": _staff,
}
