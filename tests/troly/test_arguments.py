"""Every verb explains itself in Vietnamese."""

import argparse
from collections.abc import Iterator

import pytest

from troly.arguments import Parser, build_parser
from troly.cli import main
from troly.texts import help_texts


def parsers(parser: argparse.ArgumentParser) -> Iterator[Parser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from parsers(below)


@pytest.mark.parametrize("parser", parsers(build_parser()), ids=lambda parser: parser.prog)
def test_every_argument_is_explained(parser):
    page = parser.format_help()
    unexplained = [
        action.dest
        for action in parser._actions
        if not action.help and not isinstance(action, argparse._SubParsersAction)
    ]
    assert unexplained == []
    assert page.startswith(help_texts()["titles"]["usage"])


def test_nothing_is_explained_that_is_not_there():
    verbs = {parser.prog.partition(" ")[2] or "troly" for parser in parsers(build_parser())}
    assert set(help_texts()["verbs"]) == verbs


def test_the_first_page_lists_every_verb():
    page = build_parser().format_help()
    assert [
        verb for verb in ("serve", "chat", "parse", "replay", "train", "db") if f"  {verb} " not in page
    ] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["replay"],
        ["replay", "a", "b", "--channel", "fax"],
        ["replay", "a", "b", "--jobs"],
        ["fly"],
        ["serve", "--x"],
    ],
)
def test_a_wrong_line_is_answered_in_vietnamese_with_exit_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert "argument" not in said
    assert "--help" in said


@pytest.mark.parametrize(
    "arguments", [["replay", "a", "b", "--jobs", "0"], ["replay", "a", "b", "--at", "31/01/2026"]]
)
def test_a_wrong_value_is_named(arguments, capsys):
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("✗")
